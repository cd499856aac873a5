"""The inbox of the office. Every write goes through contact.actions."""

from contact.admin import desk, thread, words_of_log

__all__ = ["desk", "thread", "words_of_log"]
