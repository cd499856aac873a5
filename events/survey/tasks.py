"""The survey by the clock."""

from celery import shared_task


@shared_task
def sweep() -> None:
    """Each step is tried whatever became of the other; what failed is raised at the end."""
    from core.workers import try_each  # leaf
    from events.survey.actions import life, trainings

    try_each([trainings.tell_those_who_asked, life.look_after_surveys])
