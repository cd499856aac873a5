"""What the tests of letters stand on: kinds of their own, a mail server that does as it is told."""
