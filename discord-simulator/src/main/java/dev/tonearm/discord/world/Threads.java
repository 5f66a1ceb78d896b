package dev.tonearm.discord.world;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// Threads: how they begin, are put away, and come back.
public final class Threads {

    private final World world;

    Threads(World world) {
        this.world = world;
    }

    /// A thread on a channel.
    ///
    /// @param members who is in it beside its owner
    /// @throws NotAllowed when no such thread hangs on such a channel
    public Channel create(
            long parentId, String name, ChannelKind kind, long owner, Set<Long> members) {
        return world.still(() -> {
            var parent = world.channel(parentId);
            if (!kind.mayHangOn(parent.kind())) {
                throw new NotAllowed(
                        "a " + kind.word() + " does not hang on a " + parent.kind().word());
            }
            var everybody = new HashSet<>(members);
            everybody.add(owner);
            var now = world.clock().instant();
            return world.add(
                    world.guildOfChannel(parentId),
                    Channel.ofGuild(world.newId(), parent.guild(), name, kind, 0)
                            .withParent(parentId)
                            .withThread(ThreadState.begun(owner, everybody, now)));
        });
    }

    /// Puts a thread away or takes it out again.
    public Channel archive(long id, boolean archived, boolean locked) {
        var now = world.clock().instant();
        return world.changeChannel(
                id,
                channel -> {
                    var thread = channel.thread();
                    if (thread == null) {
                        throw new NotAllowed("#" + channel.name() + " is no thread");
                    }
                    return channel.withThread(thread.with(archived, locked, now));
                });
    }

    /// Somebody says something in a channel: a thread that was put away is taken out by that.
    ///
    /// @return false when it is locked, and the user may not manage threads
    public boolean said(Channel channel, long user) {
        var thread = channel.thread();
        if (thread == null || !thread.archived()) {
            return true;
        }
        var permissions = world.guild(channel.guild()).permissionsOf(user, channel);
        if (thread.locked() && !Permission.MANAGE_THREADS.in(permissions)) {
            return false;
        }
        archive(channel.id(), false, thread.locked());
        return true;
    }

    /// Threads go with the channel that they hang on.
    void deleteOn(Guild guild, long parent) {
        Set.copyOf(guild.channels.values()).stream()
                .filter(channel -> channel.thread() != null)
                .filter(channel -> Objects.equals(channel.parent(), parent))
                .forEach(thread -> world.deleteChannel(thread.id()));
    }
}
