package dev.tonearm.simulation;

/// What `./tonearm sim` does.
///
/// @param from the first seed
/// @param seeds how many
/// @param verbose whether every step is told
/// @param mutation the protection that is taken away
record SimSettings(long from, int seeds, boolean verbose, Mutation mutation) {}
