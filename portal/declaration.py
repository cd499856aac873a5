"""The days and the verdict of the accessibility declaration; the law wants them kept true (domain.md 3.2).

Review it every year until 31 March and after each big change of the portal, then move the dates here.
"""

from datetime import date

PUBLISHED_ON = date(2026, 11, 23)
"""First publication of the portal."""
UPDATED_ON = date(2026, 11, 23)
"""Last big change of the portal."""
PREPARED_ON = date(2026, 11, 23)
REVIEWED_ON = date(2026, 11, 23)
STATUS = "częściowo zgodna"
"""One of "zgodna", "częściowo zgodna", "niezgodna"."""
