package dev.tonearm.core.guild;

import java.util.Set;

/// Who gives a command, and where.
///
/// @param roles that they have; everybody has the one with the server's own id
/// @param permissions Discord's bits of what they may do there
/// @param channel the text channel
/// @param parent the category that it is in, or the channel that it is a thread of; 0 for none
public record Asker(
        UserId user, Set<RoleId> roles, long permissions, ChannelId channel, long parent) {
    private static final long ADMINISTRATOR = 1L << 3;
    private static final long MANAGE_GUILD = 1L << 5;

    public Asker {
        roles = Set.copyOf(roles);
    }

    /// Whether they have all of these permissions; administrators have every one.
    public boolean has(long needed) {
        return (permissions & ADMINISTRATOR) != 0 || (permissions & needed) == needed;
    }

    /// Whether they may manage the server, and with it all of its settings.
    public boolean manages() {
        return has(MANAGE_GUILD);
    }

    public boolean hasOneOf(Set<RoleId> some) {
        for (RoleId role : some) {
            if (roles.contains(role)) return true;
        }
        return false;
    }
}
