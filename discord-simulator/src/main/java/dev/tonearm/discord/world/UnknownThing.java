package dev.tonearm.discord.world;

import dev.tonearm.discord.json.Json;

/// Somebody named a guild, channel, user, role or message that does not exist.
public final class UnknownThing extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownThing(String kind, long id) {
        super("no " + kind + " with id " + Json.id(id));
    }
}
