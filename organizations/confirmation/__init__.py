"""The half-yearly question whether an entry is still true."""
