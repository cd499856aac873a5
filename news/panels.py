"""What an organisation tells and what is told of it, on its profile."""

from news.selectors import articles
from organizations.registry.panels import panel

panel("articles", render=articles.of_organization, order=20)
