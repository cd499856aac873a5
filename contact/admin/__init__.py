"""The inbox of the office. Every write goes through contact.actions."""

from contact.admin import desk, thread

__all__ = ["desk", "thread"]
