"""Logs, metrics and health pages: what operators see. The only package that configures structlog and prometheus-client."""
