"""A spreadsheet becomes entries: read → columns → planning (what would become of each row) → batches (written)."""
