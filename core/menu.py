"""An entry of the main menu. An app declares its own beside its addresses: MENU = [Entry("Wydarzenia", …)] in urls."""

from typing import NamedTuple


class Entry(NamedTuple):
    """``is_home``: pages of the app whose addresses are not below this one ("/zaswiadczenia/") belong to it too."""

    label: str
    url_name: str
    order: int = 0
    is_home: bool = False
    url: str = ""
    current: str = ""
