"""What the office does with people at an event, outside the admin's own pages.

A person's page shows the code for the door: ``{% qr_code check_in_url alt="…" %}`` with ``events.qr.check_in_url``.
"""

urlpatterns: list = []
