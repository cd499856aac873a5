"""Offers for small grants (art. 19a) and remarks on them."""
