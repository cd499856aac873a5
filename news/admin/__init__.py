"""Articles in the back office. Every write goes through news.actions."""
