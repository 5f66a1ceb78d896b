package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Nodes that do at once what they are told, or nothing while they are down.
final class FakeNodes implements AudioNodes {
    final Map<GuildId, DesiredPlayer> players = new ConcurrentHashMap<>();
    final Set<GuildId> leftAlone = ConcurrentHashMap.newKeySet();
    volatile boolean down;
    volatile Consumer<GuildId> before = _ -> {};

    @Override
    public Reconciled reconcile(GuildId guild, DesiredPlayer desired) {
        before.accept(guild);
        if (down) return Reconciled.LATER;
        leftAlone.remove(guild);
        return desired.equals(players.put(guild, desired)) ? Reconciled.UNCHANGED : Reconciled.DONE;
    }

    @Override
    public void leaveAlone(GuildId guild) {
        leftAlone.add(guild);
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
