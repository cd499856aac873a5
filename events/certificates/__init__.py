"""Certificates of participation: issued, revoked, checked, printed."""
