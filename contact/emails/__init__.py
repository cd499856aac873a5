"""Letters of the inbox. The subject of each carries the thread's number, "[NGO-123]", also when somebody replies."""

from contact.emails.threads import answered, arrived, extended, received

__all__ = ["answered", "arrived", "extended", "received"]
