package dev.tonearm.core.player;

import dev.tonearm.core.command.LoopMode;

/// What plays, and what comes of it when it ends.
///
/// @param setbacks what the sources could not deliver lately
public record Deck(Playback playback, LoopMode loop, Setbacks setbacks) {
    static final Deck IDLE = new Deck(Playback.IDLE, LoopMode.OFF, Setbacks.NONE);

    Deck with(Playback changed) {
        return new Deck(changed, loop, setbacks);
    }

    Deck with(LoopMode changed) {
        return new Deck(playback, changed, setbacks);
    }

    Deck with(Setbacks changed) {
        return new Deck(playback, loop, changed);
    }

    /// What plays.
    ///
    /// @throws IllegalStateException if nothing does
    Playback.Loaded loaded() {
        if (playback instanceof Playback.Loaded loaded) return loaded;
        throw new IllegalStateException("nothing is playing");
    }

    /// What plays.
    ///
    /// @throws IllegalStateException if that is not this entry
    Playback.Loaded loaded(EntryId id) {
        Playback.Loaded loaded = loaded();
        if (loaded.entry().id().equals(id)) return loaded;
        throw new IllegalStateException("entry " + id + " is not playing");
    }
}
