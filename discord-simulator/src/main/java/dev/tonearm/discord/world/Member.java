package dev.tonearm.discord.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user in a guild. `@everyone` is not among the roles, as in Discord's payloads.
public record Member(long user, @Nullable String nick, List<Long> roles, Instant joinedAt) {

    public Member {
        roles = List.copyOf(roles);
    }

    public Member with(@Nullable String newNick, List<Long> newRoles) {
        return new Member(user, newNick, newRoles, joinedAt);
    }
}
