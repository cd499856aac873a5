"""Events: life cycle, lists, months, feeds and pages."""
