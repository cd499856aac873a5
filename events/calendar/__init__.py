"""Events themselves: their life, lists, months, feeds and pages."""
