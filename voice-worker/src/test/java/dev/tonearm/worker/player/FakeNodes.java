package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Nodes that do at once what they are told, or nothing while they are down.
final class FakeNodes implements AudioNodes {
    final Map<GuildId, DesiredPlayer> players = new ConcurrentHashMap<>();
    volatile boolean down;
    volatile Consumer<GuildId> before = _ -> {};

    @Override
    public Reconciled reconcile(GuildId guild, DesiredPlayer desired) {
        before.accept(guild);
        if (down) return Reconciled.LATER;
        return desired.equals(players.put(guild, desired)) ? Reconciled.UNCHANGED : Reconciled.DONE;
    }

    /// Where every node says that it is in every entry.
    volatile Place place = Place.UNKNOWN;

    @Override
    public Place whereIs(GuildId guild, EntryId entry) {
        return down ? Place.UNKNOWN : place;
    }

    @Override
    public LoadResult load(String identifier) {
        return new LoadResult.Nothing();
    }
}
