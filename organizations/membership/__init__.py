"""Who may edit an entry: owner, editors, invitations."""
