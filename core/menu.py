"""Main menu entries. An app declares its own in its urls: MENU = [Entry("Wydarzenia", …)]."""

from typing import NamedTuple


class Entry(NamedTuple):
    """``is_home``: pages of the app outside this path ("/zaswiadczenia/") belong to it too."""

    label: str
    url_name: str
    order: int = 0
    is_home: bool = False
    url: str = ""
    current: str = ""
