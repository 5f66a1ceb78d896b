package dev.tonearm.discord.world;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The channels between the bot and people, one for each, and who lets the bot write there.
public final class DirectMessages {

    private final World world;
    private final Map<Long, Channel> byUser = new ConcurrentHashMap<>();

    DirectMessages(World world) {
        this.world = world;
    }

    /// The channel between a user and the bot, which is made when somebody first asks for it.
    public Channel with(long user) {
        var recipient = world.user(user);
        return byUser.computeIfAbsent(user, _ -> Channel.direct(world.newId(), recipient));
    }

    Optional<Channel> find(long channel) {
        return byUser.values().stream().filter(each -> each.id() == channel).findFirst();
    }

    /// Whether what the bot writes to a user arrives: they take direct messages, and are in a
    /// server with it.
    public boolean arrive(long user) {
        return world.user(user).directMessages()
                && world.botGuilds().stream().anyMatch(guild -> guild.member(user).isPresent());
    }
}
