package dev.tonearm.bench.edge;

/// How much `./tonearm bench edge` does.
///
/// @param cold cold starts of each function
/// @param warm requests to each function once it runs, after half as many to warm it up
/// @param tls whether the table and the queues are behind TLS, as production's are
public record EdgeSettings(int cold, int warm, boolean tls) {}
