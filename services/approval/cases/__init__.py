"""Every folder here is a case type of the approval service."""
