"""What an organisation does without the office: joins the registry, edits its entry."""
