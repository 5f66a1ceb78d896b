package dev.tonearm.core.family;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.QueueEntry;
import java.util.List;

/// Whose business it is what a command would do. Each command says it, because whoever has nobody
/// else's business in hand has to ask nobody: no DJ and no vote.
public sealed interface Stake {
    /// What is the business of no single person.
    enum Common implements Stake {
        /// It takes nothing from anybody.
        NOBODYS,
        /// Of everybody who listens.
        EVERYBODYS
    }

    /// Of those who asked for these entries: it would end them, take them away, or play them from
    /// another place.
    ///
    /// @param entries all of them; none if there are none, and then it is nobody's own
    record Tracks(List<QueueEntry> entries) implements Stake {
        public Tracks {
            entries = List.copyOf(entries);
        }
    }

    /// Of somebody who did what it would undo, or do again.
    record Deed(UserId doer) implements Stake {}

    /// Whether it is somebody's own, and nobody else's.
    default boolean isOnly(UserId user) {
        return switch (this) {
            case Tracks(var entries) ->
                    !entries.isEmpty()
                            && entries.stream().allMatch(entry -> entry.requester().equals(user));
            case Deed(var doer) -> doer.equals(user);
            case Common _ -> false;
        };
    }
}
