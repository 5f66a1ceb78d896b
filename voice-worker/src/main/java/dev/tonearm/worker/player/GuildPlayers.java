package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.intake.CommandHandler;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.time.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The players of all guilds that somebody uses: each is opened by the first thing that concerns
/// it, and forgotten when it has been at rest for a while.
public final class GuildPlayers implements CommandHandler, PlayerReports {
    /// How long a guild that nobody uses stays in memory: a listener who goes on soon finds it
    /// warm.
    static final Duration REST = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(GuildPlayers.class);
    private static final Duration SWEEP = Duration.ofSeconds(20);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(20);

    /// After a restart the store and the nodes are asked for this many guilds at a time.
    private static final int REVIVED_TOGETHER = 16;

    private final PlayerContext context;
    private final VoiceAlarm alarm;
    private final Map<GuildId, GuildPlayer> players = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public GuildPlayers(PlayerContext context) {
        this.context = context;
        this.alarm = new VoiceAlarm(context.telemetry(), context.timer());
        context.telemetry().gauge("guilds", "guilds in memory", players::size);
        context.telemetry().gauge("mailboxes", "guilds with something under way", this::busy);
        context.timer().after(SWEEP, this::sweep);
    }

    @Override
    public boolean accept(Delivery delivery) {
        return use(delivery.envelope().guild(), player -> player.command(delivery));
    }

    @Override
    public void report(GuildId guild, PlayerInput input) {
        // A position says nothing about a guild that nobody has in hand.
        if (input instanceof PlayerInput.PositionReported && !players.containsKey(guild)) return;
        use(
                guild,
                player -> {
                    player.report(input);
                    return true;
                });
    }

    /// The bot is no member of the guild any more.
    public void left(GuildId guild) {
        report(guild, new PlayerInput.BotMoved(Whereabouts.NOWHERE));
    }

    /// Goes on with the guilds of a partition where they were; blocks until each had its turn.
    ///
    /// In no order of its own: which of them play is only known once they are loaded, which takes
    /// seconds for all; what takes minutes is the joining, and there those that play go first.
    public void revive(int partition) throws InterruptedException {
        List<GuildId> open = open(partition);
        log.info("partition {}: going on with {} guilds", partition, open.size());
        var turns = new Semaphore(REVIVED_TOGETHER);
        for (GuildId guild : open) {
            turns.acquire();
            use(
                    guild,
                    player -> {
                        player.revive(turns::release);
                        return true;
                    });
        }
        turns.acquire(REVIVED_TOGETHER);
    }

    /// Waits until nothing is under way.
    ///
    /// @return false if something still was when the patience ended
    public boolean drain(Duration patience) throws InterruptedException {
        Instant end = context.timer().instant().plus(patience);
        while (busy() > 0) {
            if (!context.timer().instant().isBefore(end)) return false;
            context.timer().sleep(DRAIN_LOOK);
        }
        return true;
    }

    /// Writes snapshots, so that the next owner folds few lines. What is not written in time is
    /// folded.
    public void snapshot(Duration patience) throws InterruptedException {
        closed = true;
        var turns = new Semaphore(REVIVED_TOGETHER);
        Instant end = context.timer().instant().plus(patience);
        for (GuildPlayer player : players.values()) {
            turns.acquire();
            if (!context.timer().instant().isBefore(end)) return;
            context.threads()
                    .execute(() -> {
                        try {
                            player.snapshot();
                        } catch (JournalUnavailableException e) {
                            log.warn("no snapshot", e);
                        } finally {
                            turns.release();
                        }
                    });
        }
        turns.acquire(REVIVED_TOGETHER);
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
                    GuildPlayer player =
                            known == null ? new GuildPlayer(guild, context, alarm) : known;
                    taken.set(use.test(player));
                    return player;
                });
        return taken.get();
    }

    private List<GuildId> open(int partition) throws InterruptedException {
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
        if (closed) return;
        Instant usedBefore = context.timer().instant().minus(REST);
        for (GuildId guild : players.keySet()) {
            players.computeIfPresent(
                    guild, (_, player) -> player.rested(usedBefore) ? null : player);
        }
        context.timer().after(SWEEP, this::sweep);
    }
}
