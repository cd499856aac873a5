"""Funding calls: written, published, settled, listed."""
