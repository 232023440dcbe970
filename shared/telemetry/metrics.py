"""Numbers for operators; every name starts with ``ecocase_``, and no label ever holds a case id."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

REGISTRY = CollectorRegistry()

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600)

COMMANDS = Counter(
    "ecocase_commands", "Letters answered", ["service", "case_type", "command", "outcome"], registry=REGISTRY
)
RECEIPT_SECONDS = Histogram(
    "ecocase_receipt_seconds", "From the sender's stamp to the receipt", ["service"], buckets=SECONDS, registry=REGISTRY
)
BATCH_SIZE = Histogram(
    "ecocase_batch_size",
    "Letters handled at once",
    ["service"],
    buckets=(1, 2, 5, 10, 20, 50, 100, 200),
    registry=REGISTRY,
)
HANDLE_SECONDS = Histogram(
    "ecocase_handle_seconds", "Deciding and filing one batch", ["service"], buckets=SECONDS, registry=REGISTRY
)
REDELIVERED = Counter("ecocase_redelivered", "Messages that came back", ["service"], registry=REGISTRY)
QUARANTINED = Counter("ecocase_quarantined", "Messages set aside", ["service", "reason"], registry=REGISTRY)
QUARANTINE_SIZE = Gauge("ecocase_quarantine_size", "Messages waiting in quarantine", ["service"], registry=REGISTRY)
QUARANTINE_AGE = Gauge("ecocase_quarantine_oldest_seconds", "Age of the oldest of them", ["service"], registry=REGISTRY)
OUTBOX_ENTRIES = Gauge("ecocase_outbox_lag_entries", "Announcements not yet published", ["service"], registry=REGISTRY)
OUTBOX_SECONDS = Gauge("ecocase_outbox_lag_seconds", "Age of the oldest of them", ["service"], registry=REGISTRY)
ANNOUNCED = Counter("ecocase_announced", "Announcements confirmed by the broker", ["service"], registry=REGISTRY)
UNROUTABLE = Counter("ecocase_unroutable", "Messages that no queue took", ["service", "what"], registry=REGISTRY)
CONSUMERS = Gauge(
    "ecocase_consumers", "Queue consumers registered at the broker", ["service", "queue"], registry=REGISTRY
)
STORE_AWAY = Gauge("ecocase_store_away", "1 while the database cannot be reached", ["service"], registry=REGISTRY)
LOG_LINES_DROPPED = Counter("ecocase_log_lines_dropped", "Log lines that nobody took", registry=REGISTRY)
CASES = Gauge("ecocase_cases", "Cases by type and state", ["service", "case_type", "status"], registry=REGISTRY)

FIGURES = Gauge(
    "ecocase_figures",
    "What cases hold: fund balances by line, in yuan",
    ["service", "case_type", "of", "figure"],
    registry=REGISTRY,
)
CLOCK = Gauge("ecocase_cases_by_clock", "Open cases by legal-clock band", ["service", "band"], registry=REGISTRY)
VIEW_LAG = Gauge("ecocase_view_lag_entries", "Facts on file that a view lacks", ["service", "view"], registry=REGISTRY)
COMMIT_SECONDS = Histogram(
    "ecocase_store_commit_seconds", "Filing one batch", ["service"], buckets=SECONDS, registry=REGISTRY
)


def page() -> bytes:
    return generate_latest(REGISTRY)
