"""The one exception for refused rules."""


class DomainError(Exception):
    """A rule of the portal refused the wish; ``str(error)`` is a Polish sentence fit for the person."""
