"""Mail tasks; each is one call and may be lost or repeated without harm."""

from celery import shared_task


@shared_task
def deliver() -> None:
    from core.mail import delivery  # leaf

    delivery.deliver()


@shared_task
def sweep() -> None:
    from core.mail import sweep as sweeping  # leaf

    sweeping.sweep()
