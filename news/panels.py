"""Articles by and about an organisation, on its profile."""

from news import selectors
from organizations.registry.panels import panel

panel("articles", render=selectors.of_organization, order=20)
