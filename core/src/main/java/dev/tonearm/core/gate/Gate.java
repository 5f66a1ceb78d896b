package dev.tonearm.core.gate;

import dev.tonearm.core.guild.Among;
import dev.tonearm.core.guild.Asker;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.GuildSettings.Share;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Whether a guild's command may go on to the player.
///
/// Whoever manages the server is blocked from nothing and always comes to its settings; only the
/// plan's limit and what is off for everybody hold for them, too.
public final class Gate {
    /// How long commands are counted together; windows begin at multiples of this since the epoch.
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /// As many commands of a window as a guild's queue and its worker carry, whatever its plan
    /// says. Fewer would silence a crowd: of two thousand listeners who vote within a track, half
    /// are three hundred in a minute.
    public static final int MOST_COMMANDS = 3_000;

    /// For how long the count of a window is kept. A command counts in the window in which Discord
    /// made it, so one that was too much for its window still is when somebody sends it again; no
    /// longer than this is its signature fresh.
    public static final Duration REMEMBERED = Duration.ofMinutes(6);

    /// How long the commands of one listener are counted together. Those of this window and the
    /// last one are kept: what is older was not just given, but is sent again.
    public static final Duration LISTENERS_WINDOW = Duration.ofMinutes(1);

    /// The group of commands that those who manage a server are never kept from.
    public static final String SETTINGS = "settings";

    /// The walk through the first of them.
    public static final String SETUP = "setup";

    /// What is everybody's right, whatever a server has decided about its music.
    public static final String PRIVACY = "privacy";

    /// Where people learn what they may do, and in which channels.
    private static final String HELP = "help";

    private Gate() {}

    /// The number of the rate window that an instant is in.
    public static long windowAt(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), WINDOW.toMillis());
    }

    /// The number of the window that a listener's commands of an instant are counted in.
    public static long listenersWindowAt(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), LISTENERS_WINDOW.toMillis());
    }

    /// Decides about one command.
    ///
    /// @param limits what the guild's plan allows
    /// @param now real time, which commands are counted by
    public static Verdict decide(
            GuildRecord record, Question question, Limits limits, Instant now) {
        return record.commandsInWindow() > Math.min(limits.commands(), MOST_COMMANDS)
                ? new Verdict.RateLimited(left(question.made(), WINDOW, now), limits)
                : ruled(record, question, limits, now);
    }

    /// What a guild's plan allows it now.
    ///
    /// @param now billing time
    public static Limits limits(GuildRecord record, Plans plans, Instant now) {
        return plans.limits(record.grants().now().effective(plans.grace(), now).plan());
    }

    /// Decides about a command of which there were not too many.
    public static Verdict ruled(GuildRecord record, Question question, Limits limits, Instant now) {
        GuildSettings settings = record.settings().now();
        Asker asker = question.asker();
        if (isOfSettings(question.path()) && asker.manages()) {
            return allowed(settings, limits, Standing.DJ, Rule.OPEN);
        }
        if (leadsTo(PRIVACY, question.path())) {
            return allowed(settings, limits, standing(settings, asker), Rule.OPEN);
        }
        if (!asker.manages()) {
            GuildSettings.Blocked blocked = settings.blocked();
            if (blocked.users().contains(asker.user()) || asker.hasOneOf(blocked.roles())) {
                return new Verdict.Blocked();
            }
        }
        if (!leadsTo(HELP, question.path())
                && !settings.where().takes(asker.channel(), asker.parent())) {
            return new Verdict.Elsewhere(settings.where().text());
        }
        Optional<Verdict> off = off(settings, question.path());
        if (off.isPresent()) return off.get();
        Standing standing = standing(settings, asker);
        if (standing == Standing.LISTENER && tooMany(record, question, now)) {
            return new Verdict.TooMany(
                    settings.share().commandsPerMinute(),
                    left(question.made(), LISTENERS_WINDOW, now));
        }
        return ruled(settings, question, limits, standing);
    }

    /// Whether a command, or a group, is one that those who manage a server are never kept from.
    public static boolean isOfSettings(String path) {
        return leadsTo(SETTINGS, path) || path.equals(SETUP);
    }

    /// Whether a server may have a rule about a command, or a group.
    public static boolean isRuled(String path) {
        return !isOfSettings(path) && !leadsTo(PRIVACY, path);
    }

    private static boolean leadsTo(String group, String path) {
        return path.equals(group) || path.startsWith(group + " ");
    }

    private static Duration left(Instant made, Duration window, Instant now) {
        long number = Math.floorDiv(made.toEpochMilli(), window.toMillis());
        long left = (number + 1) * window.toMillis() - now.toEpochMilli();
        return Duration.ofMillis(Math.max(0, left));
    }

    private static Optional<Verdict> off(GuildSettings settings, String path) {
        return settings.who()
                .ruleOf(path)
                .filter(rule -> rule.getValue() == CommandRule.OFF)
                .map(rule -> new Verdict.Off(rule.getKey()));
    }

    private static Standing standing(GuildSettings settings, Asker asker) {
        return asker.manages() || asker.hasOneOf(settings.who().djs())
                ? Standing.DJ
                : Standing.LISTENER;
    }

    private static boolean tooMany(GuildRecord record, Question question, Instant now) {
        Share share = record.settings().now().share();
        if (share.commandsPerMinute() == 0) return false;
        boolean counted = listenersWindowAt(question.made()) >= listenersWindowAt(now) - 1;
        return !counted || record.commandsOfListener() > share.commandsPerMinute();
    }

    private static Verdict ruled(
            GuildSettings settings, Question question, Limits limits, Standing standing) {
        GuildSettings.Who who = settings.who();
        boolean own = question.among().ownFree();
        CommandRule rule =
                who.ruleOf(question.path())
                        .map(Map.Entry::getValue)
                        .orElseGet(() ->
                                who.djs().isEmpty()
                                        ? CommandRule.EVERYONE
                                        : usual(question.among()));
        return switch (rule) {
            case EVERYONE, OFF -> allowed(settings, limits, standing, Rule.OPEN);
            case VOTE -> allowed(settings, limits, standing, new Rule.Vote(who.votePercent()));
            case DJ ->
                    own || standing == Standing.DJ
                            ? allowed(settings, limits, standing, own ? Rule.DJS : Rule.OPEN)
                            : new Verdict.DjsOnly(who.djs());
        };
    }

    private static CommandRule usual(Among among) {
        return switch (among) {
            case FREE -> CommandRule.EVERYONE;
            case OWN_OR_VOTE, VOTE -> CommandRule.VOTE;
            case OWN_FREE, DJ -> CommandRule.DJ;
        };
    }

    private static Verdict allowed(
            GuildSettings settings, Limits limits, Standing standing, Rule rule) {
        HouseRules rules = settings.rules(standing, rule).within(limits);
        return new Verdict.Allowed(limits, settings.language(), rules);
    }
}
