"""A made-up service for tests of the broker: it files notes."""
