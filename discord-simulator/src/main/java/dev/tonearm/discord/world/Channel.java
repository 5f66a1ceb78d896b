package dev.tonearm.discord.world;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A channel of a guild, or a direct-message channel (guild 0) between the bot and `recipient`.
///
/// @param userLimit how many people fit in, 0 for any number
/// @param status the line under a voice channel's name
/// @param thread only for threads; their permissions are those of the parent
public record Channel(
        long id,
        long guild,
        String name,
        ChannelKind kind,
        int position,
        @Nullable Long parent,
        int userLimit,
        @Nullable String status,
        List<Overwrite> overwrites,
        @Nullable Long recipient,
        @Nullable ThreadState thread) {

    public Channel {
        overwrites = List.copyOf(overwrites);
    }

    static Channel ofGuild(long id, long guild, String name, ChannelKind kind, int position) {
        return new Channel(id, guild, name, kind, position, null, 0, null, List.of(), null, null);
    }

    static Channel direct(long id, User recipient) {
        return new Channel(
                id,
                0,
                recipient.username(),
                ChannelKind.DM,
                0,
                null,
                0,
                null,
                List.of(),
                recipient.id(),
                null);
    }

    public Channel withParent(@Nullable Long newParent) {
        return new Channel(
                id,
                guild,
                name,
                kind,
                position,
                newParent,
                userLimit,
                status,
                overwrites,
                recipient,
                thread);
    }

    public Channel withName(String newName) {
        return new Channel(
                id,
                guild,
                newName,
                kind,
                position,
                parent,
                userLimit,
                status,
                overwrites,
                recipient,
                thread);
    }

    public Channel withUserLimit(int newLimit) {
        return new Channel(
                id,
                guild,
                name,
                kind,
                position,
                parent,
                newLimit,
                status,
                overwrites,
                recipient,
                thread);
    }

    public Channel withStatus(@Nullable String newStatus) {
        return new Channel(
                id,
                guild,
                name,
                kind,
                position,
                parent,
                userLimit,
                newStatus,
                overwrites,
                recipient,
                thread);
    }

    public Channel withOverwrite(Overwrite overwrite) {
        var others = overwrites.stream().filter(existing -> existing.id() != overwrite.id());
        var all = Stream.concat(others, Stream.of(overwrite)).toList();
        return new Channel(
                id, guild, name, kind, position, parent, userLimit, status, all, recipient, thread);
    }

    Channel withThread(ThreadState newThread) {
        return new Channel(
                id,
                guild,
                name,
                kind,
                position,
                parent,
                userLimit,
                status,
                overwrites,
                recipient,
                newThread);
    }
}
