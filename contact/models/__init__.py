"""Messages to the office: by topic, reports of barriers, answers."""

from contact.models.desk import Rules, Topic
from contact.models.entry import Attachment, Entry
from contact.models.thread import Barrier, Thread

__all__ = ["Attachment", "Barrier", "Entry", "Rules", "Thread", "Topic"]
