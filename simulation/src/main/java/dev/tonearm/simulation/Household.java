package dev.tonearm.simulation;

import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// What the owner of a server has set.
///
/// @param ruled the slash commands that not everybody may give
/// @param rule of these
/// @param queueShare the most tracks of one listener that may wait; 0 for any number
/// @param manners of its player, by the time from which on they are wanted
record Household(
        Set<String> ruled,
        Rule rule,
        Reach reach,
        int queueShare,
        NavigableMap<Long, Manners> manners) {
    /// What ends, or takes away, the music of others.
    private static final List<String> USUALLY_RULED = List.of("skip", "stop", "shuffle", "clear");

    private static final List<String> SELDOM_RULED =
            List.of(
                    "jump",
                    "previous",
                    "replay",
                    "remove track",
                    "remove user",
                    "remove duplicates",
                    "move",
                    "reverse",
                    "seek",
                    "pause",
                    "loop",
                    "fair",
                    "undo",
                    "leave");

    /// One in so many who ask is a DJ.
    private static final int DJS = 8;

    /// In every second guild listeners vote, and mostly two are enough.
    static Household of(SplittableRandom random, int guild, Duration trouble) {
        boolean votes = guild % 2 == 1;
        Set<String> ruled = new HashSet<>(USUALLY_RULED);
        if (random.nextBoolean()) {
            for (String command : SELDOM_RULED) if (random.nextBoolean()) ruled.add(command);
        }
        Rule rule = Rule.OPEN;
        if (votes) rule = new Rule.Vote(random.nextInt(3) > 0 ? 40 : random.nextInt(1, 101));
        else if (random.nextInt(6) == 0) rule = Rule.DJS;
        NavigableMap<Long, Manners> manners = new TreeMap<>();
        manners.put(0L, random.nextBoolean() ? Manners.USUAL : manners(random));
        if (random.nextInt(3) == 0) {
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                manners.put(random.nextLong(trouble.toNanos()), manners(random));
            }
        }
        return new Household(
                ruled,
                rule,
                random.nextInt(4) == 0 ? Reach.EVERYONE : Reach.TOGETHER,
                random.nextInt(4) == 0 ? random.nextInt(1, 5) : 0,
                manners);
    }

    private static Manners manners(SplittableRandom random) {
        return Manners.USUAL
                .withAlone(time(random))
                .withStays(random.nextInt(4) == 0)
                .withPauses(random.nextBoolean())
                .withQuiet(time(random))
                .withVolume(random.nextInt(4) == 0 ? random.nextInt(1, 200) : 0)
                .withFair(random.nextInt(4) == 0)
                .withVoiceStatus(random.nextInt(4) == 0);
    }

    private static Duration time(SplittableRandom random) {
        return Duration.ofSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(1, 60));
    }

    /// Who asks.
    static Standing anybody(SplittableRandom random) {
        return random.nextInt(DJS) == 0 ? Standing.DJ : Standing.LISTENER;
    }

    /// What the edge says with a command.
    ///
    /// @param at when it is given
    HouseRules rules(long at, PlayerCommand command, Standing standing) {
        return new HouseRules(
                standing,
                ruled.contains(command.form().slash()) ? rule : Rule.OPEN,
                reach,
                Set.of(),
                queueShare,
                manners.floorEntry(at).getValue());
    }
}
