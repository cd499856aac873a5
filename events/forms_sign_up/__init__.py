"""The form by which people sign up: one block a person, what all of them share, and the two as one.

They check what was typed and nothing else; whether there is room is for ``actions.register`` to say.
"""

from events.forms_sign_up.party import PartyForm
from events.forms_sign_up.person import PersonForm
from events.forms_sign_up.whole import MOST_PEOPLE, SignUp

__all__ = ["MOST_PEOPLE", "PartyForm", "PersonForm", "SignUp"]
