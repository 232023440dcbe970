"""One case type: a note."""
