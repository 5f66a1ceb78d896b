package dev.tonearm.bench.billing;

/// What is replayed.
///
/// @param webhooks how many
/// @param callMillis how long Stripe is taken to need for an answer, in what the function costs
/// @param together whether notes that wait together are worked off together
record WebhookRun(int webhooks, int callMillis, boolean together) {}
