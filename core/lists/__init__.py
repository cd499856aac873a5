"""Public lists, served from process memory; each is declared once (docs/fast-lists.md)."""
