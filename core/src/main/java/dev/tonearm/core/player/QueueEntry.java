package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;

/// A track that somebody asked for.
public record QueueEntry(EntryId id, Track track, UserId requester) {}
