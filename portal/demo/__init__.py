"""Demo data: the real organisations of organizations.csv, and a few invented ones that show every feature."""

from pathlib import Path

ORGANIZATIONS_CSV = Path(__file__).parent / "organizations.csv"
