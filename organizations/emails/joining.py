"""Letters on the way of an organisation into the registry, and to those who ask to keep an entry."""
