package dev.tonearm.core.player;

import java.time.Instant;

/// An entry that was on, and is no more.
///
/// @param at when it ended
public record Played(QueueEntry entry, Instant at) {}
