"""Where histories lie: the only package that knows pyeventsourcing and PostgreSQL."""
