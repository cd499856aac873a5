"""Files that demo data of several apps show. An app has its demo data in its own demo: load(office=…, person=…)."""
