"""The published language: what services and platforms say to one another, and nothing of how it is handled."""
