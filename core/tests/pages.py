"""A small HTML parser for tests: find elements by selector, read their text."""

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "hr", "use", "path"}
PART = re.compile(r"([#.]?)([\w-]+)|\[([\w-]+)(?:=([^\]]*))?\]")


class Node:
    """An element of a page: attributes by ``node["href"]``, text by ``node.text``, descendants by ``node.select``."""

    def __init__(self, name, attrs=()):
        self.name, self.attrs, self.children = name, dict(attrs), []

    def __getitem__(self, name):
        return self.attrs[name]

    def __contains__(self, name):
        return name in self.attrs

    @property
    def text(self):
        """The text alone, whitespace collapsed."""
        return " ".join(self.raw.split())

    @property
    def raw(self):
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)

    def inside(self):
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.inside()

    def select(self, css):
        """Elements by a simple selector: names, .class, #id, [attribute=value]; a space means "descendant"."""
        found = [self]
        for step in css.split():
            found = list(dict.fromkeys(node for outer in found for node in outer.inside() if node.matches(step)))
        return found

    def one(self, css):
        [node] = self.select(css)
        return node

    def matches(self, step):
        for kind, word, name, value in PART.findall(step):
            if kind == "#" and self.attrs.get("id") != word:
                return False
            if kind == "." and word not in (self.attrs.get("class") or "").split():
                return False
            if not kind and word and self.name != word:
                return False
            if name and (name not in self.attrs or (value and self.attrs[name] != value)):
                return False
        return True


class Page(HTMLParser, Node):
    """A whole parsed page; unclosed elements show as a wrong tree."""

    def __init__(self, response):
        HTMLParser.__init__(self)
        Node.__init__(self, "page")
        self.headers = response.headers
        self._open = [self]
        self.feed(response.content.decode())
        assert self._open == [self], "an element was not closed"

    def handle_starttag(self, tag, attrs):
        node = Node(tag, attrs)
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag, attrs):
        self._open[-1].children.append(Node(tag, attrs))

    def handle_endtag(self, tag):
        assert self._open.pop().name == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        self._open[-1].children.append(data)

    def sent(self, form_id):
        """What a browser would send with this form, in page order."""
        fields = [node for node in self.inside() if node.attrs.get("form") == form_id and "name" in node]
        fields += self.select(f"#{form_id} input")
        ticked = [one for one in fields if one.attrs.get("type") != "checkbox" or "checked" in one]
        return [(one["name"], one.attrs.get("value", "")) for one in ticked]


def read(response, status=200):
    assert response.status_code == status
    return Page(response)
