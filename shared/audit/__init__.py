"""Reading what is on file, and comparing it with what the lists say. Never writes."""
