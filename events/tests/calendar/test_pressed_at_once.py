"""Two concurrent requests on two connections create one registration or one opinion, without an error page."""

from django.test import Client
from django.utils import timezone

from core.errors import DomainError
from core.tests.at_once import at_once, on_postgres
from events.models import Registration
from events.registration.actions.feedback import give_feedback
from events.tests.factories import EventFactory, RegistrationFactory, in_days
from events.tests.signing_up import ANNA, BEATA, address, filled_in, places

pytestmark = on_postgres


def test_form_sent_concurrently_creates_one_registration_and_every_request_succeeds():
    event = EventFactory(with_sign_up=True)
    sent = filled_in(event, ANNA, BEATA, form_key="6ac65fa2-8e57-4a9b-8c4a-0d5cbf6a4f17")

    def press():
        client = Client()
        answer = client.post(address(event), sent)
        return answer.status_code, len(client.session["signed_up"]["places"])

    assert at_once(*[press] * 4) == [(302, 2)] * 4
    assert places(event) == [(ANNA["email"], "confirmed"), (BEATA["email"], "confirmed")]


def test_only_one_of_five_concurrent_opinions_is_saved():
    event = EventFactory(with_sign_up=True, starts_at=in_days(-2))
    registration = RegistrationFactory(event=event, attended_at=timezone.now())

    def press():
        mine = Registration.objects.select_related("event").get(pk=registration.pk)
        try:
            give_feedback(registration=mine, scales={"useful": 3}, words={})
        except DomainError:
            return "refused"
        return "kept"

    assert sorted(at_once(*[press] * 5)) == ["kept", *["refused"] * 4]
    assert event.feedback.count() == 1
