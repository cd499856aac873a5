"""Public lists: answered from the memory of the process, declared once each (docs/fast-lists.md)."""
