package dev.tonearm.core.guild;

import dev.tonearm.core.guild.SettingValue.Choice;
import dev.tonearm.core.guild.SettingValue.Flag;
import dev.tonearm.core.guild.SettingValue.OneThing;
import dev.tonearm.core.guild.SettingValue.Rules;
import dev.tonearm.core.guild.SettingValue.Thing;
import dev.tonearm.core.guild.SettingValue.Things;
import dev.tonearm.core.guild.SettingValue.Whole;
import dev.tonearm.core.guild.SettingValue.Word;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that a server can set, one by one: where it stands in documents, its bounds, and how
/// it is read from [GuildSettings] and changed there.
public enum Setting {
    LANGUAGE("language", new Word(16, GuildSettings::language, GuildSettings::withLanguage)),

    DJS(
            "who.djs",
            new Things(
                    Thing.ROLE,
                    25,
                    all -> numbers(all.who().djs(), RoleId::value),
                    (all, to) -> all.with(all.who().withDjs(things(to, RoleId::new))))),
    RULES(
            "who.rules",
            new Rules(
                    60, all -> all.who().rules(), (all, to) -> all.with(all.who().withRules(to)))),
    VOTE_PERCENT(
            "who.votePercent",
            new Whole(
                    1,
                    100,
                    false,
                    all -> all.who().votePercent(),
                    (all, to) -> all.with(all.who().withVotePercent(to)))),
    REACH(
            "who.reach",
            new Choice(
                    Arrays.stream(Reach.values()).map(Reach::wire).toList(),
                    all -> all.who().reach().wire(),
                    (all, to) -> all.with(all.who().withReach(Reach.named(to))))),

    TEXT_CHANNELS(
            "where.text",
            new Things(
                    Thing.TEXT_CHANNEL,
                    25,
                    all -> numbers(all.where().text(), ChannelId::value),
                    (all, to) -> all.with(all.where().withText(things(to, ChannelId::new))))),
    VOICE_CHANNELS(
            "where.voice",
            new Things(
                    Thing.VOICE_CHANNEL,
                    25,
                    all -> numbers(all.where().voice(), ChannelId::value),
                    (all, to) -> all.with(all.where().withVoice(things(to, ChannelId::new))))),
    PANEL(
            "where.panel",
            new OneThing(
                    Thing.TEXT_CHANNEL,
                    all -> all.where().panel(),
                    (all, to) -> all.with(all.where().withPanel(to)))),
    REQUESTS(
            "where.requests",
            new OneThing(
                    Thing.TEXT_CHANNEL,
                    all -> all.where().requests(),
                    (all, to) -> all.with(all.where().withRequests(to)))),

    BLOCKED_USERS(
            "blocked.users",
            new Things(
                    Thing.USER,
                    100,
                    all -> numbers(all.blocked().users(), UserId::value),
                    (all, to) -> all.with(all.blocked().withUsers(things(to, UserId::new))))),
    BLOCKED_ROLES(
            "blocked.roles",
            new Things(
                    Thing.ROLE,
                    25,
                    all -> numbers(all.blocked().roles(), RoleId::value),
                    (all, to) -> all.with(all.blocked().withRoles(things(to, RoleId::new))))),

    QUEUE_SHARE(
            "share.queue",
            new Whole(
                    1,
                    10_000,
                    true,
                    all -> all.share().queue(),
                    (all, to) -> all.with(all.share().withQueue(to)))),
    COMMANDS_PER_MINUTE(
            "share.commandsPerMinute",
            new Whole(
                    1,
                    60,
                    true,
                    all -> all.share().commandsPerMinute(),
                    (all, to) -> all.with(all.share().withCommandsPerMinute(to)))),

    ALONE(
            "manners.alone",
            new Whole(
                    10,
                    (int) Manners.LONGEST.toSeconds(),
                    true,
                    all -> (int) all.manners().alone().toSeconds(),
                    (all, to) -> all.with(all.manners().withAlone(Duration.ofSeconds(to))))),
    QUIET(
            "manners.quiet",
            new Whole(
                    10,
                    (int) Manners.LONGEST.toSeconds(),
                    true,
                    all -> (int) all.manners().quiet().toSeconds(),
                    (all, to) -> all.with(all.manners().withQuiet(Duration.ofSeconds(to))))),
    STAYS(
            "manners.stays",
            new Flag(
                    all -> all.manners().stays(),
                    (all, to) -> all.with(all.manners().withStays(to)))),
    PAUSES(
            "manners.pauses",
            new Flag(
                    all -> all.manners().pauses(),
                    (all, to) -> all.with(all.manners().withPauses(to)))),
    VOLUME(
            "manners.volume",
            new Whole(
                    1,
                    Manners.MOST_VOLUME,
                    true,
                    all -> all.manners().volume(),
                    (all, to) -> all.with(all.manners().withVolume(to)))),
    FAIR(
            "manners.fair",
            new Flag(
                    all -> all.manners().fair(),
                    (all, to) -> all.with(all.manners().withFair(to)))),
    VOICE_STATUS(
            "manners.voiceStatus",
            new Flag(
                    all -> all.manners().voiceStatus(),
                    (all, to) -> all.with(all.manners().withVoiceStatus(to))));

    private final String path;

    // Functions without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final SettingValue value;

    Setting(String path, SettingValue value) {
        this.path = path;
        this.value = value;
    }

    /// Where it stands in documents: the names of members, with dots between them.
    public String path() {
        return path;
    }

    /// The member of the document that it stands in; empty if it stands there by itself.
    String group() {
        return path.substring(0, Math.max(0, path.indexOf('.')));
    }

    /// Its own member.
    String member() {
        return path.substring(path.indexOf('.') + 1);
    }

    public SettingValue value() {
        return value;
    }

    /// Whether somebody's settings leave it as it is in every server at first.
    public boolean isUsualIn(GuildSettings settings) {
        return value.in(settings).equals(value.in(GuildSettings.USUAL));
    }

    private static <T> Set<Long> numbers(Set<T> things, Function<T, Long> number) {
        return things.stream().map(number).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Set<T> things(Set<Long> numbers, Function<Long, T> thing) {
        Set<T> things = new HashSet<>();
        for (Long number : numbers) things.add(thing.apply(number));
        return things;
    }
}
