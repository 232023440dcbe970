"""Every folder here is a case type of the third-party service."""
