"""Forms of what people write to us, and of the answers."""
