from django.apps import AppConfig
from django.conf import settings

from core import announce


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Mechanizmy portalu"

    def ready(self):
        if not settings.REDIS_URL:  # the embedded broker needs its folders
            settings.BROKER_QUEUE.mkdir(parents=True, exist_ok=True)
            settings.BROKER_CONTROL.mkdir(parents=True, exist_ok=True)
        announce.modules("findable")
        announce.modules("audit_words")
