"""Scheduled tasks of the survey."""

from celery import shared_task


@shared_task
def sweep() -> None:
    """Runs each step even if another one failed; errors are raised at the end."""
    from core.workers import try_each  # leaf
    from events.survey.actions import life, trainings

    try_each([trainings.tell_those_who_asked, life.look_after_surveys])
