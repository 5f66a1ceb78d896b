package dev.tonearm.worker.player;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.discord.GuildReports;
import dev.tonearm.worker.intake.CommandHandler;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.reply.Apologies;
import dev.tonearm.worker.reply.Reply;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The players of all guilds that somebody uses: each is opened by the first thing that concerns
/// it, and forgotten when it has been at rest for a while.
public final class GuildPlayers implements CommandHandler, GuildReports {
    /// How long a guild that nobody uses stays in memory: a listener who goes on soon finds it
    /// warm.
    static final Duration REST = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(GuildPlayers.class);
    private static final Duration SWEEP = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration MEND = Duration.ofSeconds(1);
    private static final int MEND_SLICES = 30;

    /// The store and the nodes are asked for this many guilds at a time.
    private static final int TOGETHER = 16;

    private final PlayerContext context;
    private final Apologies apologies;
    private final VoiceAlarm alarm;
    private final HeapPressure heap;
    private final Map<GuildId, GuildPlayer> players = new ConcurrentHashMap<>();
    private final Set<Integer> open = ConcurrentHashMap.newKeySet();
    private final Set<Integer> leaving = ConcurrentHashMap.newKeySet();
    private final Set<Integer> revived = ConcurrentHashMap.newKeySet();
    private long mends;

    public GuildPlayers(PlayerContext context) {
        this(context, new HeapPressure(HeapPressure.Heap.ofThisProcess(), context.timer()));
    }

    GuildPlayers(PlayerContext context, HeapPressure heap) {
        this.context = context;
        this.heap = heap;
        this.apologies = new Apologies(context.replying());
        this.alarm = new VoiceAlarm(context.telemetry(), context.timer());
        context.telemetry().gauge(WorkerMetric.GUILDS, players::size);
        context.telemetry().gauge(WorkerMetric.GUILDS_NEWER, this::newer);
        context.telemetry().gauge(WorkerMetric.MAILBOXES, this::busy);
        context.telemetry().gauge(WorkerMetric.HEAP_FILLED, heap::filled);
        measure(context.telemetry());
        context.timer().after(SWEEP, this::sweep);
        context.timer().after(MEND, this::mend);
    }

    private void measure(Telemetry telemetry) {
        telemetry.gauge(WorkerMetric.MAILBOX_JOBS, () -> waiting().sum());
        telemetry.gauge(WorkerMetric.MAILBOX_DEEPEST, () -> waiting().max().orElse(0));
        telemetry.gauge(
                WorkerMetric.LOOKUPS_WAITING,
                () -> players.values().stream().mapToInt(GuildPlayer::lookups).sum());
        for (String state : WorkerMetric.PLAYERS.labels().getFirst().values()) {
            telemetry.gauge(WorkerMetric.PLAYERS, List.of(state), () -> that(state));
        }
    }

    private IntStream waiting() {
        return players.values().stream().mapToInt(GuildPlayer::waiting);
    }

    private long that(String does) {
        return players.values().stream().filter(one -> one.does().equals(does)).count();
    }

    @Override
    public boolean accept(Delivery delivery) {
        if (!open.contains(context.partitions().of(delivery.envelope().guild()))) return false;
        boolean room = !heap.tight();
        return use(delivery.envelope().guild(), player -> player.command(delivery, room));
    }

    @Override
    public Reply apology(Delivery delivery) {
        var apology = new AtomicReference<Reply>();
        use(
                delivery.envelope().guild(),
                player -> {
                    apology.set(player.apology(delivery));
                    return true;
                });
        return apology.get();
    }

    @Override
    public void unreadable(Interaction interaction) {
        apologies.unreadable(interaction);
    }

    @Override
    public void updating(Interaction interaction) {
        apologies.updating(interaction);
    }

    @Override
    public void report(GuildId guild, PlayerInput input) {
        // What others' guilds do is theirs to write down; shards are up before the lease is ours.
        if (!open.contains(context.partitions().of(guild))) return;
        // These say nothing about a guild that nobody has in hand.
        boolean minor =
                input instanceof PlayerInput.PositionReported
                        || input instanceof PlayerInput.ListenersSeen
                        || input instanceof PlayerInput.Unheard
                        || input instanceof PlayerInput.Heard
                        || input instanceof PlayerInput.Inaudible;
        if (minor && !players.containsKey(guild)) return;
        use(
                guild,
                player -> {
                    player.report(input);
                    return true;
                });
    }

    /// The bot is no member of the guild any more.
    @Override
    public void left(GuildId guild) {
        report(guild, new PlayerInput.BotMoved(Whereabouts.NOWHERE));
    }

    /// What the bot may do in the guild has changed, or that it is in it; whoever is not in memory
    /// shows nothing that could be wrong.
    @Override
    public void accessChanged(GuildId guild) {
        GuildPlayer player = players.get(guild);
        if (player != null) player.accessChanged();
    }

    /// A partition is ours: from now on commands and reports for its guilds are taken.
    public void open(int partition) {
        leaving.remove(partition);
        of(partition).forEach(GuildPlayer::stay);
        open.add(partition);
    }

    /// A partition is about to be another worker's: what is being looked up is left to it, since
    /// nobody can say how long that takes.
    public void leave(int partition) {
        leaving.add(partition);
        of(partition).forEach(GuildPlayer::leave);
    }

    /// Goes on with the guilds of a partition where they were; blocks until each had its turn, or
    /// the partition is [forgotten][#forget].
    ///
    /// In no order of its own: which of them play is only known once they are loaded, which takes
    /// seconds for all; what takes minutes is the joining, and there those that play go first.
    public void revive(int partition) throws InterruptedException {
        List<GuildId> guilds = unsettled(partition);
        log.info("partition {}: going on with {} guilds", partition, guilds.size());
        var turns = new Turns();
        for (GuildId guild : guilds) {
            turns.begin();
            boolean taken =
                    use(
                            guild,
                            player -> {
                                if (!open.contains(partition)) return false;
                                player.revive(turns::end);
                                return true;
                            });
            if (!taken) turns.end();
        }
        turns.await();
        if (!open.contains(partition)) return;
        revived.add(partition);
        long newer = of(partition).stream().filter(GuildPlayer::newer).count();
        if (newer > 0) {
            log.warn(
                    "partition {}: {} guilds are left as they are for a newer worker, since this"
                            + " one reads formats up to {}",
                    partition,
                    newer,
                    context.formats().reads());
        }
    }

    /// Brings a partition to its end: waits until nothing is under way, then writes snapshots, so
    /// that the next owner folds few lines. What is not written in time is folded.
    public void finish(int partition, Duration patience) throws InterruptedException {
        long end = context.timer().nanos() + patience.toNanos();
        while (busy(partition) > 0 && context.timer().nanos() < end) {
            context.timer().sleep(LOOK);
        }
        var turns = new Turns();
        for (GuildPlayer player : of(partition)) {
            turns.begin();
            if (context.timer().nanos() >= end) return;
            context.threads()
                    .execute(() -> {
                        try {
                            player.snapshot();
                        } catch (JournalUnavailableException e) {
                            log.warn("no snapshot", e);
                        } finally {
                            turns.end();
                        }
                    });
        }
        turns.await();
    }

    /// A partition is somebody else's now: whatever is known of its guilds may be old soon.
    public void forget(int partition) {
        open.remove(partition);
        leaving.remove(partition);
        revived.remove(partition);
        of(partition).forEach(GuildPlayer::retire);
        players.keySet().removeIf(guild -> context.partitions().of(guild) == partition);
    }

    /// The guilds of a partition that play, as far as they are known.
    public int playing(int partition) {
        return (int) of(partition).stream().filter(GuildPlayer::playing).count();
    }

    private List<GuildPlayer> of(int partition) {
        return players.entrySet().stream()
                .filter(entry -> context.partitions().of(entry.getKey()) == partition)
                .map(Map.Entry::getValue)
                .toList();
    }

    private int busy(int partition) {
        return (int) of(partition).stream().filter(player -> !player.idle()).count();
    }

    /// Lets some of many tasks run at a time.
    private final class Turns {
        private final AtomicInteger running = new AtomicInteger();

        void begin() throws InterruptedException {
            while (running.get() >= TOGETHER) context.timer().sleep(LOOK);
            running.incrementAndGet();
        }

        void end() {
            running.decrementAndGet();
        }

        void await() throws InterruptedException {
            while (running.get() > 0) context.timer().sleep(LOOK);
        }
    }

    /// Looks at a thirtieth of the guilds each second: whether the bot is where it should be, and
    /// in no channel besides.
    private void mend() {
        try {
            int slice = (int) (mends++ % MEND_SLICES);
            int mended = 0;
            for (Map.Entry<GuildId, GuildPlayer> entry : players.entrySet()) {
                boolean now = Math.floorMod(entry.getKey().hashCode(), MEND_SLICES) == slice;
                if (now && entry.getValue().mend()) mended++;
            }
            if (slice == 0) mended += catchStrays();
            context.telemetry().counts(WorkerMetric.VOICE_MENDED, mended);
        } catch (RuntimeException broken) {
            log.error("where the bot is could not be compared", broken);
        } finally {
            context.timer().after(MEND, this::mend);
        }
    }

    /// Guilds that are at rest, as far as their journal says.
    private int catchStrays() {
        int caught = 0;
        for (int partition : revived) {
            if (!open.contains(partition)) continue;
            for (GuildId guild : context.voice().strays(partition)) {
                if (players.containsKey(guild)) continue;
                log.warn("guild {}: the bot is in a voice channel and has no player", guild);
                caught++;
                use(
                        guild,
                        player -> {
                            player.revive(() -> {});
                            return true;
                        });
            }
        }
        return caught;
    }

    private int newer() {
        return (int) players.values().stream().filter(GuildPlayer::newer).count();
    }

    private int busy() {
        return (int) players.values().stream().filter(player -> !player.idle()).count();
    }

    /// In one step with looking it up, so that no guild is forgotten with something in its mailbox.
    private boolean use(GuildId guild, Predicate<GuildPlayer> use) {
        var taken = new AtomicBoolean();
        players.compute(
                guild,
                (_, known) -> {
                    GuildPlayer player = known == null ? create(guild) : known;
                    taken.set(use.test(player));
                    return player;
                });
        return taken.get();
    }

    private GuildPlayer create(GuildId guild) {
        var player = new GuildPlayer(guild, context, alarm);
        if (leaving.contains(context.partitions().of(guild))) player.leave();
        return player;
    }

    private List<GuildId> unsettled(int partition) throws InterruptedException {
        var backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5), context.random());
        for (int failures = 1; ; failures++) {
            try {
                return context.journal().open(partition);
            } catch (JournalUnavailableException e) {
                log.warn("partition {}: the journal does not answer", partition, e);
                context.timer().sleep(backoff.after(failures));
            }
        }
    }

    private void sweep() {
        try {
            Instant usedBefore = context.timer().instant().minus(REST);
            for (GuildId guild : players.keySet()) {
                players.computeIfPresent(
                        guild, (_, player) -> player.rested(usedBefore) ? null : player);
            }
        } finally {
            context.timer().after(SWEEP, this::sweep);
        }
    }
}
