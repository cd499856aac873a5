"""Registration: sign-up, the waiting list, scheduled letters, attendance, feedback."""
