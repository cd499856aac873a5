"""Ways to pass a page on. Plain addresses: nothing of the services is loaded until somebody presses."""

from urllib.parse import quote, urlencode


def ways(*, title: str, address: str) -> list[dict[str, str]]:
    """Label, icon and address of each way; ``address`` is the whole address of the page."""
    return [
        {"label": "E-mail", "icon": "envelope", "url": f"mailto:?subject={quote(title)}&body={quote(address)}"},
        {
            "label": "Facebook",
            "icon": "facebook",
            "url": f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': address})}",
        },
        {
            "label": "X",
            "icon": "twitter-x",
            "url": f"https://x.com/intent/post?{urlencode({'url': address, 'text': title})}",
        },
    ]
