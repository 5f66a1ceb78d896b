package dev.tonearm.discord.world;

/// Discord's client, or Discord itself, would not let anybody do that; the message says why.
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotAllowed(String why) {
        super(why);
    }
}
