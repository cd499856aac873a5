"""What the inbox refuses, as sentences for the person."""

from core.errors import DomainError


class SaidMeanwhile(DomainError):
    """Somebody wrote or decided in this thread since the page was opened."""

    def __init__(self):
        super().__init__(
            "W tym wątku coś się zmieniło, gdy strona była otwarta. Niczego nie wysłaliśmy, a Twój tekst jest niżej. "
            "Przeczytaj, co doszło, i zdecyduj jeszcze raz."
        )


class NoAddress(DomainError):
    """There is no e-mail address to which an answer could go."""

    def __init__(self):
        super().__init__(
            "Ta osoba nie podała adresu e-mail. Skontaktuj się z nią inaczej i zaznacz, jak przekazano odpowiedź."
        )
