package dev.tonearm.core.family;

import dev.tonearm.core.guild.StoredSettings;

/// What became of a change of settings.
public record Saved(StoredSettings before, StoredSettings after) {
    /// Whether they are others than they were.
    public boolean changed() {
        return !before.now().equals(after.now());
    }

    /// Whether the player has to know of it before somebody gives it a command.
    public boolean concernsPlayer() {
        return !before.now().travelling().equals(after.now().travelling())
                || !before.now().language().equals(after.now().language());
    }
}
