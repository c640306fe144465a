"""One module for each type of value: how it is read from text, and when two are the same."""
