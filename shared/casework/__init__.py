"""The pure engine: what a case is, how it is decided and when its time runs out. No clock, no store, no broker."""
