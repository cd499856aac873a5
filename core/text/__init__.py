"""Text that people type: prose with a little shape, and fields of several lines."""
