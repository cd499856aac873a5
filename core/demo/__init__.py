"""Demo files shared by several apps. An app loads its demo data in its own demo: load(office=…, person=…)."""
