"""Letters of the inbox, one function for each."""
