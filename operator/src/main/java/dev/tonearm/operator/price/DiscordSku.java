package dev.tonearm.operator.price;

/// A SKU as Discord has it. What it costs is not in it.
///
/// @param type 5 for a subscription
/// @param flags whom it is for, and whether it can be bought
record DiscordSku(String id, String name, int type, long flags) {
    private static final int SUBSCRIPTION = 5;
    private static final int GROUP = 6;
    private static final long AVAILABLE = 1 << 2;
    private static final long FOR_GUILDS = 1 << 7;

    boolean isSubscription() {
        return type == SUBSCRIPTION;
    }

    /// Discord makes one beside each subscription, which nobody uses.
    boolean isGroup() {
        return type == GROUP;
    }

    boolean available() {
        return (flags & AVAILABLE) != 0;
    }

    boolean forGuilds() {
        return (flags & FOR_GUILDS) != 0;
    }

    @Override
    public String toString() {
        return id + " (" + name + ")";
    }
}
