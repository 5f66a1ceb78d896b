package dev.tonearm.discord.world;

import java.time.Instant;
import java.util.Set;

/// What a thread has that other channels have not.
///
/// @param owner who began it
/// @param members who is in it; a private one is seen by them alone
/// @param archived put away: whatever is said in it brings it back, unless it is locked
/// @param locked only who may manage threads can bring it back
/// @param archivedAt when `archived` changed last
public record ThreadState(
        long owner,
        Set<Long> members,
        boolean archived,
        boolean locked,
        Instant createdAt,
        Instant archivedAt) {

    public ThreadState {
        members = Set.copyOf(members);
    }

    static ThreadState begun(long owner, Set<Long> members, Instant now) {
        return new ThreadState(owner, members, false, false, now, now);
    }

    ThreadState with(boolean nowArchived, boolean nowLocked, Instant now) {
        return new ThreadState(
                owner,
                members,
                nowArchived,
                nowLocked,
                createdAt,
                nowArchived == archived ? archivedAt : now);
    }
}
