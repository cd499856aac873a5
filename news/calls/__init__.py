"""What the law and the words of funding calls say, whoever asks."""
