package dev.tonearm.discord.gateway;

/// Gateway intents: which events a session asked for.
public final class Intents {

    static final long GUILDS = 1;
    static final long GUILD_MEMBERS = 1 << 1;
    static final long GUILD_VOICE_STATES = 1 << 7;
    static final long GUILD_MESSAGES = 1 << 9;
    static final long DIRECT_MESSAGES = 1 << 12;
    static final long MESSAGE_CONTENT = 1 << 15;

    private static final long PRESENCES = 1 << 8;
    private static final long PRIVILEGED = GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT;
    private static final long KNOWN = (1L << 26) - 1;

    private Intents() {}

    /// Whether the application may read what people write.
    public static boolean readsContent(long privileged) {
        return (privileged & MESSAGE_CONTENT) != 0;
    }

    /// The `flags` of the application that say which privileged intents it has, as Discord has them
    /// for apps in fewer than a hundred servers.
    public static int applicationFlags(long privileged) {
        var flags = (privileged & PRESENCES) == 0 ? 0 : 1 << 13;
        flags |= (privileged & GUILD_MEMBERS) == 0 ? 0 : 1 << 15;
        return flags | ((privileged & MESSAGE_CONTENT) == 0 ? 0 : 1 << 19);
    }

    static boolean known(long intents) {
        return intents >= 0 && (intents & ~KNOWN) == 0;
    }

    static boolean allowed(long intents, long privileged) {
        return (intents & PRIVILEGED & ~privileged) == 0;
    }
}
