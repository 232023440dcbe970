"""The broker's side of a service: topology, inbox, relay, alarm, questions. The only package that knows nameko and kombu."""
