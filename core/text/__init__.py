"""Text typed by people: lightly formatted text and multi-line fields."""
