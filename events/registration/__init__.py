"""Who takes part: sign-ups, the waiting list, letters by the clock, attendance, opinions."""
