package dev.tonearm.discord.world;

import dev.tonearm.discord.world.WorldChange.ChannelAdded;
import dev.tonearm.discord.world.WorldChange.ChannelChanged;
import dev.tonearm.discord.world.WorldChange.ChannelRemoved;
import dev.tonearm.discord.world.WorldChange.ChannelStatusChanged;
import dev.tonearm.discord.world.WorldChange.GuildAppeared;
import dev.tonearm.discord.world.WorldChange.GuildChanged;
import dev.tonearm.discord.world.WorldChange.GuildVanished;
import dev.tonearm.discord.world.WorldChange.MemberAdded;
import dev.tonearm.discord.world.WorldChange.MemberChanged;
import dev.tonearm.discord.world.WorldChange.MemberRemoved;
import dev.tonearm.discord.world.WorldChange.UserChanged;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Everything that exists in this Discord.
///
/// Changes are made one at a time and told to the listeners in the same order, inside the lock: a
/// listener sees the world as it was right after the change, and must neither wait nor change the
/// world.
public final class World {

    private final InstantSource clock;
    private final Snowflakes ids;
    private final User bot;
    private final long botPermissions;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<WorldChange>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, User> users = new ConcurrentSkipListMap<>();
    private final Map<Long, Guild> guilds = new ConcurrentSkipListMap<>();
    private final Map<Long, Guild> guildOfChannel = new ConcurrentHashMap<>();
    private final Map<Long, Long> lastMessages = new ConcurrentHashMap<>();
    private final Voice voice = new Voice(this);
    private final Threads threads = new Threads(this);
    private final Roles roles = new Roles(this);
    private final DirectMessages directMessages = new DirectMessages(this);

    /// An empty world with only the bot in it.
    ///
    /// @param botPermissions what the bot's own role in each guild allows
    public World(InstantSource clock, Snowflakes ids, User bot, long botPermissions) {
        this.clock = clock;
        this.ids = ids;
        this.bot = bot;
        this.botPermissions = botPermissions;
        users.put(bot.id(), bot);
    }

    public User bot() {
        return bot;
    }

    public Voice voice() {
        return voice;
    }

    public Threads threads() {
        return threads;
    }

    public Roles roles() {
        return roles;
    }

    public DirectMessages directMessages() {
        return directMessages;
    }

    public InstantSource clock() {
        return clock;
    }

    public void listen(Consumer<WorldChange> listener) {
        listeners.add(listener);
    }

    /// Runs something while nothing changes.
    public <T> T still(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Tells the listeners; for those who keep a part of the world elsewhere, such as its messages.
    public void publish(WorldChange change) {
        still(() -> {
            listeners.forEach(listener -> listener.accept(change));
            return change;
        });
    }

    public long newId() {
        return ids.next();
    }

    // People

    public User createUser(String name) {
        return createUser(name, name, "en-US", false);
    }

    public User createUser(String name, String globalName, String locale, boolean isBot) {
        var username = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", "_");
        var user = new User(ids.next(), username, globalName, isBot, locale, true);
        users.put(user.id(), user);
        publish(new UserChanged(user));
        return user;
    }

    public User changeUser(long id, UnaryOperator<User> change) {
        return still(() -> {
            var changed = change.apply(user(id));
            users.put(id, changed);
            publish(new UserChanged(changed));
            return changed;
        });
    }

    public User user(long id) {
        return findUser(id).orElseThrow(() -> new UnknownThing("user", id));
    }

    public Optional<User> findUser(long id) {
        return Optional.ofNullable(users.get(id));
    }

    public Collection<User> users() {
        return Collections.unmodifiableCollection(users.values());
    }

    // Guilds

    /// A guild with `@everyone`, its owner, and (unless it only installed the commands) the bot
    /// with a role of its own.
    public Guild createGuild(String name, long owner, boolean withBot) {
        return still(() -> {
            var guild = new Guild(ids.nextGuild(), name, user(owner).id(), clock.instant());
            guild.roles.put(
                    guild.id(),
                    new Role(guild.id(), "@everyone", Permission.EVERYONE, 0, 0, false, false));
            guild.members.put(owner, new Member(owner, null, List.of(), clock.instant()));
            guilds.put(guild.id(), guild);
            if (withBot) {
                admitBot(guild);
            }
            publish(new GuildAppeared(guild));
            return guild;
        });
    }

    private void admitBot(Guild guild) {
        var role = new Role(ids.next(), bot.globalName(), botPermissions, 1, 0, false, true);
        guild.roles.put(role.id(), role);
        guild.members.put(
                bot.id(), new Member(bot.id(), null, List.of(role.id()), clock.instant()));
    }

    public void inviteBot(long id) {
        still(() -> {
            var guild = guild(id);
            if (!guild.members.containsKey(bot.id())) {
                admitBot(guild);
                publish(new GuildAppeared(guild));
            }
            return guild;
        });
    }

    /// The bot is kicked from the server, not only from voice.
    public void expelBot(long id) {
        still(() -> {
            var guild = guild(id);
            if (guild.members.containsKey(bot.id())) {
                voice.leave(guild, bot.id(), WorldChange.Cause.CHANNEL_GONE);
                publish(new GuildVanished(guild, false));
                guild.members.remove(bot.id());
                guild.silence(bot.id(), false, false);
                guild.roles.values().removeIf(Role::managed);
            }
            return guild;
        });
    }

    public void outage(long id, boolean on) {
        still(() -> {
            var guild = guild(id);
            if (guild.unavailable() != on) {
                guild.unavailable(on);
                publish(on ? new GuildVanished(guild, true) : new GuildAppeared(guild));
            }
            return guild;
        });
    }

    public Guild changeGuild(long id, @Nullable String name, @Nullable String locale) {
        return still(() -> {
            var guild = guild(id);
            if (name != null) {
                guild.rename(name);
            }
            if (locale != null) {
                guild.speak(locale);
            }
            publish(new GuildChanged(guild));
            return guild;
        });
    }

    public void deleteGuild(long id) {
        still(() -> {
            var guild = guild(id);
            for (var state : List.copyOf(guild.voiceStates.values())) {
                voice.leave(guild, state.user(), WorldChange.Cause.CHANNEL_GONE);
            }
            publish(new GuildVanished(guild, false));
            guilds.remove(id);
            guild.channels.keySet().forEach(guildOfChannel::remove);
            return guild;
        });
    }

    public Guild guild(long id) {
        return findGuild(id).orElseThrow(() -> new UnknownThing("guild", id));
    }

    public Optional<Guild> findGuild(long id) {
        return Optional.ofNullable(guilds.get(id));
    }

    public Collection<Guild> guilds() {
        return Collections.unmodifiableCollection(guilds.values());
    }

    /// The guilds that the bot is a member of.
    public List<Guild> botGuilds() {
        return guilds.values().stream()
                .filter(guild -> guild.members.containsKey(bot.id()))
                .toList();
    }

    // Channels

    public Channel createChannel(long guildId, String name, ChannelKind kind) {
        return createChannel(guildId, name, kind, 0, null);
    }

    public Channel createChannel(
            long guildId, String name, ChannelKind kind, int userLimit, @Nullable Long parent) {
        return still(() -> {
            var guild = guild(guildId);
            var channel =
                    Channel.ofGuild(ids.next(), guildId, name, kind, guild.channels.size())
                            .withUserLimit(userLimit)
                            .withParent(parent);
            return add(guild, channel);
        });
    }

    Channel add(Guild guild, Channel channel) {
        guild.channels.put(channel.id(), channel);
        guildOfChannel.put(channel.id(), guild);
        publish(new ChannelAdded(guild, channel));
        return channel;
    }

    public Channel changeChannel(long id, UnaryOperator<Channel> change) {
        return still(() -> {
            var guild = guildOfChannel(id);
            var changed = change.apply(channel(id));
            guild.channels.put(id, changed);
            publish(new ChannelChanged(guild, changed));
            return changed;
        });
    }

    public void setVoiceStatus(long id, @Nullable String status) {
        still(() -> {
            var guild = guildOfChannel(id);
            var changed = channel(id).withStatus(status);
            guild.channels.put(id, changed);
            publish(new ChannelStatusChanged(guild, changed));
            return changed;
        });
    }

    /// Who was in it leaves voice first, as on Discord; its threads go with it.
    public void deleteChannel(long id) {
        still(() -> {
            var guild = guildOfChannel(id);
            var channel = channel(id);
            threads.deleteOn(guild, id);
            for (var state : List.copyOf(guild.voiceStates.values())) {
                if (state.in(id)) {
                    voice.leave(guild, state.user(), WorldChange.Cause.CHANNEL_GONE);
                }
            }
            guild.channels.remove(id);
            guildOfChannel.remove(id);
            lastMessages.remove(id);
            publish(new ChannelRemoved(guild, channel));
            return channel;
        });
    }

    public Channel channel(long id) {
        return findChannel(id).orElseThrow(() -> new UnknownThing("channel", id));
    }

    public Optional<Channel> findChannel(long id) {
        var guild = guildOfChannel.get(id);
        return guild == null ? directMessages.find(id) : guild.channel(id);
    }

    /// The newest message that everybody in a channel could see, deleted or not; null before the
    /// first.
    public @Nullable Long lastMessage(long channel) {
        return lastMessages.get(channel);
    }

    /// Somebody said something there.
    public void said(long channel, long message) {
        lastMessages.put(channel, message);
    }

    public Guild guildOfChannel(long channel) {
        return Optional.ofNullable(guildOfChannel.get(channel))
                .orElseThrow(() -> new UnknownThing("channel", channel));
    }

    // Members

    /// Joins the guild, or changes in it what is not null.
    public Member putMember(
            long guildId, long user, @Nullable List<Long> roles, @Nullable String nick) {
        return still(() -> {
            var guild = guild(guildId);
            user(user);
            var existing = guild.members.get(user);
            var base =
                    existing == null
                            ? new Member(user, null, List.of(), clock.instant())
                            : existing;
            var member =
                    base.with(
                            nick == null ? base.nick() : nick,
                            roles == null ? base.roles() : roles);
            guild.members.put(user, member);
            publish(
                    existing == null
                            ? new MemberAdded(guild, member)
                            : new MemberChanged(guild, member));
            return member;
        });
    }

    public void removeMember(long guildId, long user) {
        if (user == bot.id()) {
            expelBot(guildId);
            return;
        }
        still(() -> {
            var guild = guild(guildId);
            var member = guild.member(user).orElseThrow(() -> new UnknownThing("member", user));
            voice.leave(guild, user, WorldChange.Cause.OTHERS);
            guild.members.remove(user);
            guild.silence(user, false, false);
            publish(new MemberRemoved(guild, member));
            return member;
        });
    }
}
