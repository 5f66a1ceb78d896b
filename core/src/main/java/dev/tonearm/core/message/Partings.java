package dev.tonearm.core.message;

import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.util.Locale;

/// The texts that say why the bot left a voice channel and what to do now.
public final class Partings {
    private Partings() {}

    public static String key(LeaveReason why) {
        return "left." + why.name().toLowerCase(Locale.ROOT);
    }
}
