package dev.tonearm.worker.player;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.PlayerInput.Access;
import dev.tonearm.core.player.PlayerInput.Listener;
import dev.tonearm.core.player.PlayerInput.ListenersSeen;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.discord.VoiceGateway;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A gateway that lets the bot go anywhere.
final class FakeVoice implements VoiceGateway {
    final Map<UserId, Whereabouts> people = new ConcurrentHashMap<>();
    final Map<GuildId, Whereabouts> bot = new ConcurrentHashMap<>();
    final List<GuildId> looks = new CopyOnWriteArrayList<>();
    final Set<GuildId> strays = ConcurrentHashMap.newKeySet();
    volatile boolean outage;
    volatile Sighting.@Nullable Unknown unseen;
    final Set<UserId> deafened = ConcurrentHashMap.newKeySet();
    final Map<GuildId, ChannelId> audience = new ConcurrentHashMap<>();
    final Map<GuildId, Urgency> urgency = new ConcurrentHashMap<>();

    @Override
    public void be(GuildId guild, Whereabouts voice, Urgency how) {
        bot.put(guild, voice);
        urgency.put(guild, how);
    }

    @Override
    public Listener listener(GuildId guild, UserId user, Whereabouts bot) {
        Sighting.Unknown nothing = unseen;
        if (nothing != null) return Listener.unseen(user, nothing);
        return new Listener(
                user, people.getOrDefault(user, Whereabouts.NOWHERE), Access.OPEN, crowd(bot));
    }

    private Crowd crowd(Whereabouts bot) {
        Set<UserId> there = new HashSet<>();
        people.forEach((user, where) -> {
            if (where instanceof Whereabouts.InVoice && where.equals(bot)) there.add(user);
        });
        Set<UserId> deaf = new HashSet<>(deafened);
        deaf.retainAll(there);
        return new Crowd(there, deaf);
    }

    @Override
    public boolean unheard(GuildId guild, ChannelId channel) {
        return channel.equals(audience.get(guild));
    }

    @Override
    public Optional<ListenersSeen> company(GuildId guild, ChannelId channel) {
        boolean any = people.containsValue(new Whereabouts.InVoice(channel));
        return outage ? Optional.empty() : Optional.of(new ListenersSeen(channel, any));
    }

    @Override
    public Optional<Crowd> crowd(GuildId guild, ChannelId channel) {
        return outage ? Optional.empty() : Optional.of(crowd(new Whereabouts.InVoice(channel)));
    }

    @Override
    public Optional<String> channelName(GuildId guild, ChannelId channel) {
        return Optional.empty();
    }

    @Override
    public Optional<Sighting.Unknown> unknown(GuildId guild) {
        return Optional.ofNullable(unseen);
    }

    @Override
    public boolean mend(GuildId guild, Whereabouts voice, Urgency how) {
        looks.add(guild);
        boolean wrong = !voice.equals(bot.getOrDefault(guild, Whereabouts.NOWHERE));
        bot.put(guild, voice);
        return wrong;
    }

    @Override
    public List<GuildId> strays(int partition) {
        return List.copyOf(strays);
    }

    @Override
    public boolean ready(int partition) {
        return true;
    }
}
