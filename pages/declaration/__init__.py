"""The accessibility declaration."""
