"""Documents to download and their versions."""
