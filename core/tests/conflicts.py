"""How tests read the page that a second editor sees."""


def compared(html) -> dict[str, list[str]]:
    """Each differing field by its label: the value of this form and the saved one."""
    rows = html.select(".conflict fieldset")
    return {row.one("legend").text: [value.text for value in row.select(".value")] for row in rows}
