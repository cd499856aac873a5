"""What an organisation tells and what is told of it, on its profile."""

from news import selectors
from organizations.registry.panels import panel

panel("articles", render=selectors.of_organization, order=20)
