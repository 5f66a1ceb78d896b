package dev.tonearm.simulation;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.PlayerPatch.Part;
import dev.tonearm.worker.audio.node.PlayerPatch.TrackChange;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.lease.PartitionResource;
import dev.tonearm.worker.time.Timer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// One worker's audio nodes: production's, and what has to be known of them from outside.
final class SimNodes implements AudioNodes, PartitionResource {
    private final LavalinkNodes nodes;
    private final Timer timer;
    private final Mutation mutation;
    private final Map<GuildId, Playback.Loaded> wanted = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();
    private int openings;

    SimNodes(LavalinkNodes nodes, Timer timer, Mutation mutation) {
        this.nodes = nodes;
        this.timer = timer;
        this.mutation = mutation;
    }

    /// How often this worker began to know anything of a partition.
    int openings() {
        return openings;
    }

    @Override
    public void open(int partition) throws InterruptedException {
        if (open.add(partition)) openings++;
        nodes.open(partition);
    }

    @Override
    public boolean ready(int partition) {
        return nodes.ready(partition);
    }

    @Override
    public boolean beginning(int partition) {
        return nodes.beginning(partition);
    }

    @Override
    public boolean asking(int partition) {
        return nodes.asking(partition);
    }

    @Override
    public void close(int partition) {
        open.remove(partition);
        nodes.close(partition);
    }

    @Override
    public Reconciled reconcile(GuildId guild, DesiredPlayer desired) {
        if (desired instanceof DesiredPlayer.Playing playing) {
            wanted.put(guild, playing.playback());
        }
        return nodes.reconcile(guild, desired);
    }

    @Override
    public void leaveAlone(GuildId guild) {
        nodes.leaveAlone(guild);
    }

    @Override
    public FilterSupport support(GuildId guild) {
        return nodes.support(guild);
    }

    /// A request as it is when a rule is broken.
    PlayerPatch mutated(GuildId guild, PlayerPatch patch) {
        return mutation == Mutation.SHIFT ? withoutShift(patch) : atTheClock(guild, patch);
    }

    private static PlayerPatch withoutShift(PlayerPatch patch) {
        Part<TrackChange> track =
                switch (patch.track()) {
                    case Part.Set<TrackChange>(TrackChange.Play(var entry, _)) ->
                            new Part.Set<>(new TrackChange.Play(entry, 0));
                    case Part.Set<TrackChange>(TrackChange.Shift(var entry, _)) ->
                            new Part.Set<>(new TrackChange.Shift(entry, 0));
                    case Part<TrackChange> same -> same;
                };
        return new PlayerPatch(
                track,
                patch.position(),
                patch.paused(),
                patch.volume(),
                patch.filters(),
                patch.voice(),
                patch.after());
    }

    /// With a broken rule for places, whatever starts does so where the state's clock is.
    private PlayerPatch atTheClock(GuildId guild, PlayerPatch patch) {
        Playback.Loaded loaded = wanted.get(guild);
        if (mutation != Mutation.PLACE
                || loaded == null
                || patch.starts().isEmpty()
                || patch.starts().getAsLong() != loaded.entry().id().value()) return patch;
        return new PlayerPatch(
                patch.track(),
                new Part.Set<>(loaded.positionAt(timer.instant())),
                patch.paused(),
                patch.volume(),
                patch.filters(),
                patch.voice(),
                patch.after());
    }

    @Override
    public Place whereIs(GuildId guild, EntryId entry) {
        return nodes.whereIs(guild, entry);
    }

    @Override
    public LoadResult load(String identifier) {
        return nodes.load(identifier);
    }
}
