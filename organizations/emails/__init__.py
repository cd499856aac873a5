"""Letters of the registry: each module writes those of one matter, and names their kinds for the office."""

from organizations.emails import joining, keeping, office, people, proposals

__all__ = ["joining", "keeping", "office", "people", "proposals"]
