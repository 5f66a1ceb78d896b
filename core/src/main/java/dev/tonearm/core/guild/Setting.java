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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Everything that a server can set, one by one: where it stands in documents, its bounds, and how
/// it is read from [GuildSettings] and changed there.
public enum Setting {
    LANGUAGE("language", new Word(16)),

    DJS("who.djs", new Things(Thing.ROLE, 25)),
    RULES("who.rules", new Rules(60)),
    VOTE_PERCENT("who.votePercent", new Whole(1, 100, false)),
    REACH("who.reach", new Choice(reaches())),

    TEXT_CHANNELS("where.text", new Things(Thing.TEXT_CHANNEL, 25)),
    VOICE_CHANNELS("where.voice", new Things(Thing.VOICE_CHANNEL, 25)),
    PANEL("where.panel", new OneThing(Thing.TEXT_CHANNEL)),
    REQUESTS("where.requests", new OneThing(Thing.TEXT_CHANNEL)),

    BLOCKED_USERS("blocked.users", new Things(Thing.USER, 100)),
    BLOCKED_ROLES("blocked.roles", new Things(Thing.ROLE, 25)),

    QUEUE_SHARE("share.queue", new Whole(1, 10_000, true)),
    COMMANDS_PER_MINUTE("share.commandsPerMinute", new Whole(1, 60, true)),

    ALONE("manners.alone", new Whole(10, (int) Manners.LONGEST.toSeconds(), true)),
    QUIET("manners.quiet", new Whole(10, (int) Manners.LONGEST.toSeconds(), true)),
    STAYS("manners.stays", new Flag()),
    PAUSES("manners.pauses", new Flag()),
    VOLUME("manners.volume", new Whole(1, Manners.MOST_VOLUME, true)),
    FAIR("manners.fair", new Flag()),
    VOICE_STATUS("manners.voiceStatus", new Flag());

    private final String path;

    // A record of numbers and words.
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

    /// What it is in somebody's settings, of the type that [#value] names.
    public Object in(GuildSettings all) {
        return switch (this) {
            case LANGUAGE -> all.language();
            case DJS -> roles(all.who().djs());
            case RULES -> all.who().rules();
            case VOTE_PERCENT -> all.who().votePercent();
            case REACH -> all.who().reach().wire();
            case TEXT_CHANNELS -> channels(all.where().text());
            case VOICE_CHANNELS -> channels(all.where().voice());
            case PANEL -> all.where().panel();
            case REQUESTS -> all.where().requests();
            case BLOCKED_USERS -> users(all.blocked().users());
            case BLOCKED_ROLES -> roles(all.blocked().roles());
            case QUEUE_SHARE -> all.share().queue();
            case COMMANDS_PER_MINUTE -> all.share().commandsPerMinute();
            case ALONE -> (int) all.manners().alone().toSeconds();
            case QUIET -> (int) all.manners().quiet().toSeconds();
            case STAYS -> all.manners().stays();
            case PAUSES -> all.manners().pauses();
            case VOLUME -> all.manners().volume();
            case FAIR -> all.manners().fair();
            case VOICE_STATUS -> all.manners().voiceStatus();
        };
    }

    /// The settings with another value of it, of that type.
    public GuildSettings with(GuildSettings all, Object to) {
        return switch (this) {
            case LANGUAGE -> all.withLanguage((String) to);
            case DJS -> all.with(all.who().withDjs(toRoles(to)));
            case RULES -> all.with(all.who().withRules(rules(to)));
            case VOTE_PERCENT -> all.with(all.who().withVotePercent((int) to));
            case REACH -> all.with(all.who().withReach(Reach.named((String) to)));
            case TEXT_CHANNELS -> all.with(all.where().withText(toChannels(to)));
            case VOICE_CHANNELS -> all.with(all.where().withVoice(toChannels(to)));
            case PANEL -> all.with(all.where().withPanel((long) to));
            case REQUESTS -> all.with(all.where().withRequests((long) to));
            case BLOCKED_USERS -> all.with(all.blocked().withUsers(toUsers(to)));
            case BLOCKED_ROLES -> all.with(all.blocked().withRoles(toRoles(to)));
            case QUEUE_SHARE -> all.with(all.share().withQueue((int) to));
            case COMMANDS_PER_MINUTE -> all.with(all.share().withCommandsPerMinute((int) to));
            case ALONE -> all.with(all.manners().withAlone(Duration.ofSeconds((int) to)));
            case QUIET -> all.with(all.manners().withQuiet(Duration.ofSeconds((int) to)));
            case STAYS -> all.with(all.manners().withStays((boolean) to));
            case PAUSES -> all.with(all.manners().withPauses((boolean) to));
            case VOLUME -> all.with(all.manners().withVolume((int) to));
            case FAIR -> all.with(all.manners().withFair((boolean) to));
            case VOICE_STATUS -> all.with(all.manners().withVoiceStatus((boolean) to));
        };
    }

    /// Whether somebody's settings leave it as it is in every server at first.
    public boolean isUsualIn(GuildSettings settings) {
        return in(settings).equals(in(GuildSettings.USUAL));
    }

    /// The ids of a value that is some of Discord's things, in order.
    public static Set<Long> ids(Object value) {
        Set<Long> ids = new TreeSet<>();
        for (Object id : (Set<?>) value) ids.add((Long) id);
        return ids;
    }

    /// Those that are one thing here and another there, in their order.
    public static List<Setting> differing(GuildSettings here, GuildSettings there) {
        List<Setting> differing = new ArrayList<>();
        for (Setting setting : values()) {
            if (!setting.in(here).equals(setting.in(there))) differing.add(setting);
        }
        return differing;
    }

    /// A value that says who may give which command.
    @SuppressWarnings("unchecked")
    public static SortedMap<String, CommandRule> rules(Object value) {
        return (SortedMap<String, CommandRule>) value;
    }

    private static List<String> reaches() {
        List<String> reaches = new ArrayList<>();
        for (Reach reach : Reach.values()) reaches.add(reach.wire());
        return reaches;
    }

    private static Set<Long> roles(Set<RoleId> roles) {
        Set<Long> ids = new HashSet<>();
        for (RoleId role : roles) ids.add(role.value());
        return ids;
    }

    private static Set<Long> users(Set<UserId> users) {
        Set<Long> ids = new HashSet<>();
        for (UserId user : users) ids.add(user.value());
        return ids;
    }

    private static Set<Long> channels(Set<ChannelId> channels) {
        Set<Long> ids = new HashSet<>();
        for (ChannelId channel : channels) ids.add(channel.value());
        return ids;
    }

    private static Set<RoleId> toRoles(Object value) {
        Set<RoleId> roles = new HashSet<>();
        for (Object id : (Set<?>) value) roles.add(new RoleId((Long) id));
        return roles;
    }

    private static Set<UserId> toUsers(Object value) {
        Set<UserId> users = new HashSet<>();
        for (Object id : (Set<?>) value) users.add(new UserId((Long) id));
        return users;
    }

    private static Set<ChannelId> toChannels(Object value) {
        Set<ChannelId> channels = new HashSet<>();
        for (Object id : (Set<?>) value) channels.add(new ChannelId((Long) id));
        return channels;
    }
}
