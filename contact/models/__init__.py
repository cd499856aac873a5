"""What people write to us: messages by topic, reports of barriers, answers."""
