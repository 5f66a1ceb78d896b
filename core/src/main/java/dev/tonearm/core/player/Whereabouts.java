package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;

/// Where in a guild somebody, or the bot, can be heard.
public sealed interface Whereabouts extends Sighting {
    record Nowhere() implements Whereabouts {}

    record InVoice(ChannelId channel) implements Whereabouts {}

    Whereabouts NOWHERE = new Nowhere();
}
