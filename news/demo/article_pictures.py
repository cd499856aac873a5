"""Pictures of the demo articles, drawn here: a table with people around it, a shelf of books, a poster, leaves."""

import io
from collections.abc import Callable

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SIZE = (1280, 720)
CREAM, LEAF, DARK, NUT, SKIN = "#fbf8f1", "#2f7d57", "#12372a", "#d99a4e", "#7a4a1e"


def table(pen: ImageDraw.ImageDraw) -> None:
    """People around a round table, seen from above."""
    pen.ellipse((380, 150, 900, 570), fill=NUT)
    pen.ellipse((430, 190, 850, 530), fill="#eddcc2")
    for x, y in ((640, 90), (900, 200), (900, 520), (640, 630), (380, 520), (380, 200)):
        pen.ellipse((x - 70, y - 50, x + 70, y + 50), fill=LEAF)
        pen.ellipse((x - 32, y - 32, x + 32, y + 32), fill=SKIN)
    for x, y in ((560, 300), (700, 300), (630, 420)):
        pen.rectangle((x - 40, y - 28, x + 40, y + 28), fill=CREAM)


def shelf(pen: ImageDraw.ImageDraw) -> None:
    """Two shelves of books."""
    for row, top in enumerate((110, 400)):
        left = 140
        for number in range(15):
            width, height = 44 + (number * 37 + row * 11) % 34, 170 + (number * 53) % 70
            colour = (LEAF, NUT, DARK, "#1f5c40", SKIN)[(number + row) % 5]
            pen.rectangle((left, top + 250 - height, left + width, top + 250), fill=colour)
            left += width + 8
        pen.rectangle((100, top + 250, 1180, top + 268), fill=SKIN)


def leaves(pen: ImageDraw.ImageDraw) -> None:
    """A twig of hazel with three nuts."""
    pen.line((180, 640, 1100, 90), fill=SKIN, width=14)
    for x, y in ((330, 360), (520, 470), (600, 200), (800, 320), (900, 60), (1020, 200)):
        pen.ellipse((x - 120, y - 70, x + 120, y + 70), fill=LEAF)
        pen.line((x - 110, y, x + 110, y), fill="#c4dccb", width=6)
    for x, y in ((430, 560), (700, 420), (980, 330)):
        pen.ellipse((x - 55, y - 55, x + 55, y + 55), fill=NUT)
        pen.pieslice((x - 55, y - 55, x + 55, y + 55), 180, 360, fill=SKIN)


def runners(pen: ImageDraw.ImageDraw) -> None:
    """Three runners on a path between hills."""
    pen.ellipse((-200, 380, 800, 1100), fill="#c4dccb")
    pen.ellipse((500, 420, 1500, 1100), fill=LEAF)
    pen.line((100, 700, 1180, 560), fill=CREAM, width=46)
    for x, y, colour in ((330, 560, NUT), (610, 520, DARK), (880, 490, "#1f5c40")):
        pen.ellipse((x - 26, y - 150, x + 26, y - 98), fill=SKIN)
        pen.line((x, y - 98, x - 18, y - 10), fill=colour, width=40)
        pen.line((x - 18, y - 10, x + 40, y + 60), fill=DARK, width=20)
        pen.line((x - 18, y - 10, x - 66, y + 46), fill=DARK, width=20)


def poster(pen: ImageDraw.ImageDraw) -> None:
    """A cup of tea and a tool box: a repair café."""
    pen.rectangle((0, 520, 1280, 720), fill=NUT)
    pen.rectangle((250, 300, 520, 540), fill=CREAM)
    pen.arc((480, 340, 620, 480), 270, 90, fill=CREAM, width=30)
    for x in (310, 385, 460):
        pen.arc((x - 30, 160, x + 30, 280), 90, 270, fill="#c4dccb", width=12)
    pen.rectangle((740, 360, 1080, 540), fill=LEAF)
    pen.arc((820, 280, 1000, 440), 180, 360, fill=DARK, width=24)
    pen.rectangle((740, 420, 1080, 440), fill=DARK)


def drawn(scene: Callable[[ImageDraw.ImageDraw], None]) -> ContentFile:
    image = Image.new("RGB", SIZE, "#e3efe6")
    scene(ImageDraw.Draw(image))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name="obraz.png")
