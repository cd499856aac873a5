"""What an organisation does by itself: joins the registry, changes its entry."""
