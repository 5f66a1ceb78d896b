package dev.tonearm.billing.privacy;

/// Discord did not list the servers that the bot is in.
public final class BotGuildsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BotGuildsUnavailableException(String why) {
        super("no list of the bot's servers: " + why);
    }
}
