package dev.tonearm.core.family;

import dev.tonearm.core.guild.StoredSettings;

/// What became of a change of settings.
public record Saved(StoredSettings before, StoredSettings after) {
    /// Whether they are others than they were.
    public boolean changed() {
        return !before.now().equals(after.now());
    }
}
