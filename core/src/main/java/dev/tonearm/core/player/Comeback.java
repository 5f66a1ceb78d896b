package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import java.time.Duration;
import java.time.Instant;

/// Where the bot goes back to, when it is meant to stay there and lost its place by nobody's doing.
public sealed interface Comeback {
    record None() implements Comeback {}

    /// It tries to be there again.
    ///
    /// @param at when it tries
    /// @param tries how often it will have lost the place by then, one soon after the other
    record Due(ChannelId channel, Instant at, int tries) implements Comeback {}

    Comeback NONE = new None();

    /// Whoever can be there again is so after some seconds; a server without a place for it is not
    /// asked all the time.
    Duration FIRST = Duration.ofSeconds(30);

    Duration LONGEST = Duration.ofMinutes(30);

    /// Who is there for so long has come back.
    Duration SETTLED = Duration.ofMinutes(10);

    /// About a day, after which somebody has to call it.
    int MOST = 50;

    /// It lost its place in a channel.
    ///
    /// @param before what was due the last time, if there was one
    static Comeback lost(Comeback before, ChannelId channel, Instant now) {
        int tries =
                before instanceof Due due && now.isBefore(due.at.plus(SETTLED)) ? due.tries + 1 : 1;
        if (tries > MOST) return NONE;
        Duration wait = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return new Due(channel, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST), tries);
    }
}
