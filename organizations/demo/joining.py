"""A demo draft of a submission, abandoned after the second step."""

from organizations.submission import actions as actions

ABOUT = {
    "person": "Koordynatorka Klubu Szachowego",
    "person_email": "szachy@example.org",
    "name": "Przykładowy Klub Szachowy „Skoczek”",
    "legal_form": "sports_club",
}
REGISTERS = {"register_kind": "sports_clubs", "register_number": "przykład 5", "founded_year": "2021"}


def add() -> None:
    """Through the ordinary actions; the letter with the link waits in the outbox."""
    joining = actions.begin(answers=ABOUT)
    actions.save_step(joining=joining, number=2, answers=REGISTERS, is_right=True)
