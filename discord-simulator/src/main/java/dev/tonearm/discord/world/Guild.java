package dev.tonearm.discord.world;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// A server. Only the [World] changes it; everybody may read it at any time.
public final class Guild {

    private final long id;
    private final long owner;
    private final Instant createdAt;
    private volatile String name;
    private volatile String locale = "en-US";
    private volatile boolean unavailable;

    final Map<Long, Role> roles = new ConcurrentSkipListMap<>();
    final Map<Long, Channel> channels = new ConcurrentSkipListMap<>();
    final Map<Long, Member> members = new ConcurrentSkipListMap<>();
    final Map<Long, VoiceState> voiceStates = new ConcurrentSkipListMap<>();

    /// Whom a moderator has muted or deafened: it stays with the member, in voice or not.
    private final Set<Long> muted = ConcurrentHashMap.newKeySet();

    private final Set<Long> deafened = ConcurrentHashMap.newKeySet();

    Guild(long id, String name, long owner, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.owner = owner;
        this.createdAt = createdAt;
    }

    public long id() {
        return id;
    }

    public long owner() {
        return owner;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    public String locale() {
        return locale;
    }

    void speak(String newLocale) {
        locale = newLocale;
    }

    /// In an outage: the bot was told that the guild is gone for a while.
    public boolean unavailable() {
        return unavailable;
    }

    void unavailable(boolean outage) {
        unavailable = outage;
    }

    public Iterable<Role> roles() {
        return roles.values();
    }

    public Iterable<Channel> channels() {
        return channels.values();
    }

    public Iterable<Member> members() {
        return members.values();
    }

    public Iterable<VoiceState> voiceStates() {
        return voiceStates.values();
    }

    public int memberCount() {
        return members.size();
    }

    public Optional<Role> role(long role) {
        return Optional.ofNullable(roles.get(role));
    }

    public Optional<Channel> channel(long channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    public Optional<Member> member(long user) {
        return Optional.ofNullable(members.get(user));
    }

    public Optional<VoiceState> voiceState(long user) {
        return Optional.ofNullable(voiceStates.get(user));
    }

    public boolean muted(long user) {
        return muted.contains(user);
    }

    public boolean deafened(long user) {
        return deafened.contains(user);
    }

    void silence(long user, boolean mute, boolean deafen) {
        set(muted, user, mute);
        set(deafened, user, deafen);
    }

    private static void set(Set<Long> users, long user, boolean in) {
        if (in) users.add(user);
        else users.remove(user);
    }

    public long peopleIn(long channel) {
        return voiceStates.values().stream().filter(state -> state.in(channel)).count();
    }

    public Role everyone() {
        return Optional.ofNullable(roles.get(id)).orElseThrow();
    }

    /// What a member may do in the guild as a whole.
    public long permissionsOf(long user) {
        if (user == owner) {
            return Permission.ALL;
        }
        var member = members.get(user);
        if (member == null) {
            return 0;
        }
        var permissions = everyone().permissions();
        for (var role : member.roles()) {
            permissions |= role(role).map(Role::permissions).orElse(0L);
        }
        return Permission.ADMINISTRATOR.in(permissions) ? Permission.ALL : permissions;
    }

    /// What a member may do in a channel: Discord's order is everyone, then roles together, then
    /// the member. A thread has those of its parent; a private one only for who is in it or may
    /// manage threads.
    public long permissionsOf(long user, Channel channel) {
        var thread = channel.thread();
        if (thread == null) {
            return permissionsIn(user, channel);
        }
        var parent = channel.parent();
        var permissions =
                parent == null
                        ? 0
                        : channel(parent).map(found -> permissionsIn(user, found)).orElse(0L);
        var hidden =
                channel.kind() == ChannelKind.PRIVATE_THREAD
                        && !thread.members().contains(user)
                        && !Permission.MANAGE_THREADS.in(permissions);
        return hidden ? 0 : permissions;
    }

    private long permissionsIn(long user, Channel channel) {
        var permissions = permissionsOf(user);
        var member = members.get(user);
        if (permissions == Permission.ALL || member == null) {
            return permissions;
        }
        long allow = 0;
        long deny = 0;
        long ownAllow = 0;
        long ownDeny = 0;
        for (var overwrite : channel.overwrites()) {
            if (overwrite.id() == id) {
                permissions = (permissions & ~overwrite.deny()) | overwrite.allow();
            } else if (overwrite.role() && member.roles().contains(overwrite.id())) {
                allow |= overwrite.allow();
                deny |= overwrite.deny();
            } else if (!overwrite.role() && overwrite.id() == user) {
                ownAllow = overwrite.allow();
                ownDeny = overwrite.deny();
            }
        }
        permissions = (permissions & ~deny) | allow;
        permissions = (permissions & ~ownDeny) | ownAllow;
        // Who cannot see a channel can do nothing in it.
        return Permission.VIEW_CHANNEL.in(permissions) ? permissions : 0;
    }
}
