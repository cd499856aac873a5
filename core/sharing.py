"""Share links. Plain URLs: nothing is loaded from other services until a link is opened."""

from urllib.parse import quote, urlencode


def ways(*, title: str, address: str) -> list[dict[str, str]]:
    """Label, icon and URL of each link; ``address`` is the full URL of the page."""
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
