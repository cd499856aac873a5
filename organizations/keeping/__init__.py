"""Keeping entries true: who is asked when whether an entry is still true, by which address, behind which link.

Nothing is written here; that is done by organizations.actions.keeping and organizations.actions.messages.
"""
