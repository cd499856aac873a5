"""Half-yearly confirmation that an entry is true."""
