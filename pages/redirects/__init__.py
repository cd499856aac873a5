"""Old addresses and their targets."""
