"""An organisation's events on its profile."""

from events.calendar import selectors
from organizations.registry.panels import panel

panel("events", render=selectors.of_organization, order=10)
