"""Import of a spreadsheet: read → columns → planning (the outcome of each row) → batches (written)."""
