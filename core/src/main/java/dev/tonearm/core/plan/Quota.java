package dev.tonearm.core.plan;

/// What a plan gives a number of.
public enum Quota implements Need {
    /// How many commands a server may give in a minute.
    COMMANDS,

    /// How many tracks may wait.
    QUEUE,

    /// How many playlists a server may keep.
    PLAYLISTS,

    /// How many tracks back `/history tracks` goes.
    HISTORY,

    /// How long a track may be, in minutes.
    TRACK
}
