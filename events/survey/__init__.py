"""The yearly survey of training needs."""
