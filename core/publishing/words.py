"""Polish nouns for the sentences shared by all published models."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Noun:
    """ "aktualność, aktualności, aktualności" and its gender: "f", "n" or "m"."""

    nominative: str
    genitive: str
    plural: str
    gender: str

    def __str__(self):
        return self.nominative

    def by_gender(self, forms: str) -> str:
        """The form that agrees with the noun: by_gender("ta,to,ten") of feminine, neuter, masculine."""
        return forms.split(",")["fnm".index(self.gender)]
