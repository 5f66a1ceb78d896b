package dev.tonearm.core.player;

/// One place of one track in one guild's history; a track that is asked for twice has two.
///
/// Nodes carry it in the track's userData, so that a late or replayed report of an earlier entry is
/// recognised.
public record EntryId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
