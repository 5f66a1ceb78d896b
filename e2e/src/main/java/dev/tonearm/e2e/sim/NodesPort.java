package dev.tonearm.e2e.sim;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.lease.PartitionResource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One worker's audio nodes, in the place of `LavalinkNodes` and by its rules: one request of a
/// guild at a time, each only while the lease is ours; what could not be done is tried again; a
/// player that is found is taken over; a guild leaves a node that is away for long.
final class NodesPort implements AudioNodes, PartitionResource {
    private static final long MILLI = 1_000_000;
    private static final int GONE_FOR_LONG = 1_500;

    private final Host host;
    private final Scheduler scheduler;
    private final Wire wire;
    private final List<SimNode> nodes;
    private final Partitions partitions;
    private final IntPredicate mayAct;
    private final SimTimer timer;
    private final Requests requests;
    private final Map<Integer, Opened> opened = new TreeMap<>();
    private @Nullable PlayerReports reports;

    /// Requests on their way to a node.
    interface Requests {
        /// Carries one to a node.
        ///
        /// @return false if there was no answer
        boolean send(int partition, SimNode node, String what, Runnable effect);
    }

    NodesPort(
            Host host,
            Scheduler scheduler,
            Wire wire,
            List<SimNode> nodes,
            Partitions partitions,
            IntPredicate mayAct,
            SimTimer timer,
            Requests requests) {
        this.host = host;
        this.scheduler = scheduler;
        this.wire = wire;
        this.nodes = nodes;
        this.partitions = partitions;
        this.mayAct = mayAct;
        this.timer = timer;
        this.requests = requests;
    }

    void start(PlayerReports to) {
        reports = to;
    }

    @Override
    public void open(int partition) {
        wire.sleep(wire.between(2 * MILLI, 30 * MILLI));
        if (opened.containsKey(partition)) return;
        var one = new Opened(partition);
        opened.put(partition, one);
        one.links.forEach(link -> scheduler.spawn(host, "link", link::keep));
    }

    @Override
    public boolean ready(int partition) {
        Opened one = opened.get(partition);
        return one != null && one.links.stream().anyMatch(link -> link.connected);
    }

    @Override
    public void close(int partition) {
        Opened one = opened.remove(partition);
        if (one != null) one.close();
    }

    /// The process is dead, or cut off from all nodes: its connections close.
    void hangUp() {
        opened.values().forEach(one -> one.links.forEach(Link::hangUp));
    }

    @Override
    public Reconciled reconcile(GuildId guild, DesiredPlayer desired) {
        Opened one = opened.get(partitions.of(guild));
        return one == null ? Reconciled.LATER : one.copy(guild).reconcile(desired);
    }

    @Override
    public LoadResult load(String identifier) {
        return new LoadResult.Nothing();
    }

    private void report(GuildId guild, PlayerInput input) {
        PlayerReports to = reports;
        if (to != null) to.report(guild, input);
    }

    /// A partition's links and copies.
    private final class Opened {
        private final int partition;
        private final List<Link> links;
        private final Map<GuildId, Copy> copies = new LinkedHashMap<>();
        private boolean closed;

        Opened(int partition) {
            this.partition = partition;
            this.links = nodes.stream().map(node -> new Link(this, node)).toList();
        }

        Copy copy(GuildId guild) {
            return copies.computeIfAbsent(guild, id -> new Copy(this, id));
        }

        @Nullable Link best(@Nullable Link except) {
            for (Link link : links) if (link.connected && link != except) return link;
            return null;
        }

        void close() {
            closed = true;
            links.forEach(Link::hangUp);
        }

        boolean mayAct() {
            return !closed && mayAct.test(partition);
        }

        void settleAll() {
            for (Copy copy : List.copyOf(copies.values())) {
                scheduler.spawn(host, "settle", copy::settle);
            }
        }
    }

    /// The connection to one node for one partition.
    private final class Link implements SimNode.Listener {
        private final Opened of;
        private final SimNode node;
        private boolean connected;
        private boolean attached;

        /// Whether its keeper waits for the connection's end.
        private boolean idle;

        private Scheduler.@Nullable Task keeper;

        Link(Opened of, SimNode node) {
            this.of = of;
            this.node = node;
        }

        void keep() {
            keeper = scheduler.current();
            while (!of.closed) {
                if (!of.mayAct()) {
                    wire.sleep(200 * MILLI);
                } else if (connect()) {
                    of.settleAll();
                    idle = true;
                    while (attached) scheduler.sleepUntilWoken();
                    idle = false;
                    if (of.closed) return;
                    long lost = scheduler.now();
                    scheduler.at(lost + GONE_FOR_LONG * MILLI, "gone for long", this::evacuate);
                } else {
                    wire.sleep(wire.between(400 * MILLI, 1_000 * MILLI));
                }
            }
        }

        private boolean connect() {
            boolean there =
                    requests.send(
                            of.partition,
                            node,
                            "connect",
                            () -> {
                                if (of.closed || host.dead()) return;
                                node.session(of.partition).take(this);
                                attached = true;
                            });
            if (!there || !attached) {
                hangUp();
                return false;
            }
            Map<GuildId, SimNode.Shown> found = new LinkedHashMap<>();
            boolean told =
                    requests.send(
                            of.partition,
                            node,
                            "players",
                            () -> found.putAll(node.session(of.partition).shown()));
            if (!told || !attached) {
                hangUp();
                return false;
            }
            for (Copy copy : List.copyOf(of.copies.values())) {
                if (copy.on == this && !found.containsKey(copy.guild)) copy.found(this, null);
            }
            found.forEach((guild, player) -> of.copy(guild).found(this, player));
            connected = attached;
            return connected;
        }

        private void evacuate() {
            if (connected || of.closed || of.best(this) == null) return;
            for (Copy copy : List.copyOf(of.copies.values())) {
                if (copy.on == this) scheduler.spawn(host, "evacuate", () -> copy.leave(this));
            }
        }

        void hangUp() {
            if (node.up()) node.session(of.partition).leave(this);
            disconnected();
        }

        @Override
        public void disconnected() {
            attached = false;
            connected = false;
            if (idle && keeper != null) scheduler.wake(keeper, scheduler.now());
        }

        @Override
        public void ended(GuildId guild, EntryId entry) {
            scheduler.spawn(host, "track ended", () -> of.copy(guild).ended(this, entry));
        }

        @Override
        public void position(GuildId guild, EntryId entry, long millis) {
            scheduler.spawn(host, "position", () -> of.copy(guild).heardAt(this, entry, millis));
        }
    }

    /// What is known of a node's player.
    ///
    /// @param entry what it plays, if anything
    /// @param told what the state said when it was asked for
    /// @param heard where it is
    /// @param observed whether it was found, not asked for by us
    private record Known(
            boolean there,
            @Nullable EntryId entry,
            Place told,
            Place heard,
            boolean paused,
            int volume,
            boolean observed) {
        static final Known NONE =
                new Known(false, null, Place.NOWHERE, Place.NOWHERE, false, 100, false);
    }

    /// A position that moves with the clock.
    private record Place(long millis, Instant since, boolean paused) {
        static final Place NOWHERE = new Place(0, Instant.EPOCH, true);

        long at(Instant now) {
            return paused
                    ? millis
                    : millis + Math.max(0, now.toEpochMilli() - since.toEpochMilli());
        }
    }

    /// One guild's player as this worker sees it.
    private final class Copy {
        private final Opened of;
        private final GuildId guild;
        private @Nullable DesiredPlayer desired;
        private @Nullable Link on;
        private @Nullable Link left;
        private @Nullable Known known = Known.NONE;
        private @Nullable EntryId endedMeanwhile;
        private boolean busy;
        private int failures;
        private Instant changedAt = Instant.EPOCH;

        Copy(Opened of, GuildId guild) {
            this.of = of;
            this.guild = guild;
        }

        Reconciled reconcile(DesiredPlayer wanted) {
            desired = wanted;
            return settle();
        }

        private void begin() {
            while (busy) wire.sleep(3 * MILLI);
            busy = true;
        }

        Reconciled settle() {
            begin();
            try {
                return settleAlone();
            } finally {
                busy = false;
            }
        }

        private Reconciled settleAlone() {
            DesiredPlayer wanted = desired;
            if (wanted == null) return Reconciled.UNCHANGED;
            if (!of.mayAct()) {
                retry(0);
                return Reconciled.LATER;
            }
            Link link = on;
            if (link == null) {
                if (wanted instanceof DesiredPlayer.Absent) {
                    endLeft();
                    return Reconciled.UNCHANGED;
                }
                link = of.best(left);
                if (link == null) link = of.best(null);
                if (link == null) return Reconciled.LATER;
                on = link;
            }
            if (!link.connected) return Reconciled.LATER;
            if (known == null && !ask(link)) return failed();
            Known now = known == null ? Known.NONE : known;
            Change change = Change.between(now, wanted, timer.instant());
            if (change.patch.isEmpty()) {
                known = change.after;
                if (!change.after.there) on = null;
                failures = 0;
                return Reconciled.UNCHANGED;
            }
            return send(link, change);
        }

        private Reconciled send(Link link, Change change) {
            endedMeanwhile = null;
            if (!request(link, "patch", change.patch)) {
                changedAt = timer.instant();
                known = null;
                return failed();
            }
            changedAt = timer.instant();
            known = change.after;
            if (endedMeanwhile != null) forget(endedMeanwhile);
            if (!change.after.there) on = null;
            failures = 0;
            endLeft();
            return Reconciled.DONE;
        }

        private boolean request(Link link, String what, SimNode.Patch patch) {
            if (!of.mayAct()) return false;
            return requests.send(
                    of.partition,
                    link.node,
                    what + " " + guild + " " + patch,
                    () -> link.node.session(of.partition).apply(guild, patch));
        }

        private boolean ask(Link link) {
            Map<GuildId, SimNode.Shown> shown = new LinkedHashMap<>();
            boolean told =
                    requests.send(
                            of.partition,
                            link.node,
                            "player",
                            () -> shown.putAll(link.node.session(of.partition).shown()));
            if (told) known = read(shown.get(guild));
            return told && of.mayAct();
        }

        private Known read(SimNode.@Nullable Shown player) {
            if (player == null) return Known.NONE;
            var place = new Place(player.positionMillis(), timer.instant(), player.paused());
            return new Known(
                    true, player.entry(), place, place, player.paused(), player.volume(), true);
        }

        private Reconciled failed() {
            failures++;
            Link link = on;
            if (link != null && failures % 2 == 0 && of.best(link) != null) {
                left = link;
                on = null;
                known = Known.NONE;
            }
            retry(failures);
            return Reconciled.LATER;
        }

        private void retry(int after) {
            long most = Math.min(8_000, 500L << Math.min(after, 4)) * MILLI;
            long delay = wire.between(most / 2, most);
            scheduler.at(
                    scheduler.now() + delay,
                    "retry",
                    () -> {
                        if (!of.closed) scheduler.spawn(host, "retry", this::settle);
                    });
        }

        private void endLeft() {
            Link old = left;
            left = null;
            if (old == null || old == on) return;
            scheduler.spawn(
                    host,
                    "end left",
                    () -> {
                        begin();
                        try {
                            if (on != old && old.connected && of.mayAct()) destroy(old);
                        } finally {
                            busy = false;
                        }
                    });
        }

        private void destroy(Link link) {
            request(link, "destroy", new SimNode.Patch(null, null, null, null, false, true));
        }

        void found(Link link, SimNode.@Nullable Shown player) {
            begin();
            try {
                if (on != null && on != link) {
                    if (player != null) destroy(link);
                    return;
                }
                known = read(player);
                on = player == null ? null : link;
            } finally {
                busy = false;
            }
        }

        void leave(Link link) {
            begin();
            try {
                if (on != link) return;
                on = null;
                known = Known.NONE;
            } finally {
                busy = false;
            }
            settle();
        }

        void ended(Link link, EntryId entry) {
            if (on != null && on != link) return;
            endedMeanwhile = entry;
            forget(entry);
            report(guild, new PlayerInput.TrackEnded(entry));
        }

        private void forget(EntryId entry) {
            Known now = known;
            if (now == null || !entry.equals(now.entry)) return;
            known = new Known(now.there, null, now.told, now.heard, now.paused, now.volume, false);
        }

        void heardAt(Link link, EntryId entry, long millis) {
            Instant now = timer.instant();
            Known before = known;
            if (busy
                    || on != link
                    || before == null
                    || !entry.equals(before.entry)
                    || now.isBefore(changedAt.plusMillis(1_500))) return;
            known =
                    new Known(
                            true,
                            entry,
                            before.told,
                            new Place(millis, now, before.paused),
                            before.paused,
                            before.volume,
                            before.observed);
            if (!before.paused) {
                report(
                        guild,
                        new PlayerInput.PositionReported(
                                entry, millis, Instant.ofEpochMilli(now.toEpochMilli())));
            }
        }
    }

    /// What is asked of a node, and what is known afterwards; `Reconciliation` in short.
    private record Change(SimNode.Patch patch, Known after) {
        private static final SimNode.Patch NOTHING =
                new SimNode.Patch(null, null, null, null, false, false);

        static Change between(Known known, DesiredPlayer desired, Instant now) {
            return switch (desired) {
                case DesiredPlayer.Absent() ->
                        known.there
                                ? new Change(
                                        new SimNode.Patch(null, null, null, null, false, true),
                                        Known.NONE)
                                : new Change(NOTHING, Known.NONE);
                case DesiredPlayer.Silent _ ->
                        known.entry == null
                                ? new Change(NOTHING, known)
                                : new Change(
                                        new SimNode.Patch(null, null, null, null, true, false),
                                        new Known(
                                                true,
                                                null,
                                                Place.NOWHERE,
                                                Place.NOWHERE,
                                                known.paused,
                                                known.volume,
                                                false));
                case DesiredPlayer.Playing playing ->
                        playing.playback().entry().id().equals(known.entry)
                                ? corrected(known, playing, now)
                                : started(known, playing, now);
            };
        }

        private static Change started(Known known, DesiredPlayer.Playing wanted, Instant now) {
            var loaded = wanted.playback();
            boolean prompt = now.toEpochMilli() - loaded.since().toEpochMilli() < 3_000;
            long position = prompt ? loaded.positionMillis() : loaded.positionAt(now);
            var told = new Place(loaded.positionMillis(), loaded.since(), loaded.paused());
            var heard = new Place(position, now, loaded.paused());
            EntryId entry = loaded.entry().id();
            long length = loaded.entry().track().lengthMillis();
            return new Change(
                    new SimNode.Patch(
                            new SimNode.Start(entry, length, position),
                            null,
                            loaded.paused(),
                            known.volume == wanted.volume() ? null : wanted.volume(),
                            false,
                            false),
                    new Known(true, entry, told, heard, loaded.paused(), wanted.volume(), false));
        }

        private static Change corrected(Known known, DesiredPlayer.Playing wanted, Instant now) {
            var loaded = wanted.playback();
            long jump = Math.abs(loaded.positionMillis() - known.told.at(loaded.since()));
            long position = loaded.positionAt(now);
            long off = Math.abs(position - known.heard.at(now));
            boolean seek = known.observed ? off > 2_000 : jump > 100 && off > 250;
            var told = new Place(loaded.positionMillis(), loaded.since(), loaded.paused());
            Place heard =
                    seek
                            ? new Place(position, now, loaded.paused())
                            : new Place(known.heard.at(now), now, loaded.paused());
            return new Change(
                    new SimNode.Patch(
                            null,
                            seek ? position : null,
                            known.paused == loaded.paused() ? null : loaded.paused(),
                            known.volume == wanted.volume() ? null : wanted.volume(),
                            false,
                            false),
                    new Known(
                            true,
                            known.entry,
                            told,
                            heard,
                            loaded.paused(),
                            wanted.volume(),
                            false));
        }
    }
}
