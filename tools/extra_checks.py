"""Settings for django-extra-checks: manage.py check --settings tools.extra_checks.

Disabled: model-admin (inline rows have no page of their own), the rules on gettext (one language, ADR 2),
field-verbose-name (columns of the search index and versions are never shown), field-related-name.
"""

from portal.settings_test import *  # noqa: F403
from portal.settings_test import INSTALLED_APPS

#: Their choices are checked by the constraint of the pair that they belong to.
GUARDED_IN_A_PAIR = {"organizations.ImportBatch.status", "organizations.Organization.register_kind"}
INSTALLED_APPS = [*INSTALLED_APPS, "extra_checks"]
EXTRA_CHECKS = {
    "level": "ERROR",
    "checks": [
        "no-unique-together",
        "field-file-upload-to",
        "field-text-null",
        "field-null",
        "field-default-null",
        "field-foreign-key-db-index",
        {"id": "field-choices-constraint", "skipif": lambda field: str(field) in GUARDED_IN_A_PAIR},
    ],
}
