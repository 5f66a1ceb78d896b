package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.NOON;
import static dev.tonearm.core.player.Examples.TEXT;
import static dev.tonearm.core.player.Examples.track;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.reply.PanelPace;
import dev.tonearm.worker.reply.Replying;
import dev.tonearm.worker.source.Sources;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.StepTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The players of a worker, with Ada in the lounge and everything outside in memory. A query finds
/// the track of its name.
final class Worker {
    /// Does everything at once.
    static final Executor ON_THIS_THREAD = Runnable::run;

    static final GuildId GUILD = new GuildId(77L << 22);

    final StepTimer timer = new StepTimer(NOON);
    final MemoryJournal journal;
    final FakeVoice voice = new FakeVoice();
    final FakeNodes nodes = new FakeNodes();
    final FakeRest rest;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Telemetry telemetry = new Telemetry(meters, OpenTelemetry.noop());
    Sources sources = query -> new Resolution.Found(List.of(track(query.text())), "");

    QueueWatch queues = QueueWatch.NOBODY;

    final FakeHeap heap = new FakeHeap();
    final GuildPlayers players;
    boolean leased = true;

    /// Ada's.
    String language = "en-US";

    volatile BooleanSupplier queueAway = () -> false;
    private final Executor threads;
    private final Queue<Handed> apart = new ArrayDeque<>();
    private boolean giving;
    private long interactions;

    Worker() {
        this(new MemoryJournal(), ON_THIS_THREAD);
    }

    Worker(MemoryJournal journal, Executor threads) {
        this(journal, Formats.CURRENT, threads);
    }

    /// Of another build than today's.
    Worker(MemoryJournal journal, Formats formats, Executor threads) {
        this(journal, formats, threads, null);
    }

    /// Takes over from one that died, so much later.
    Worker(Worker before, Duration later) {
        this(before.journal, Formats.CURRENT, before.threads, before.rest);
        timer.advance(Duration.between(NOON, before.timer.instant()).plus(later));
    }

    private Worker(
            MemoryJournal journal, Formats formats, Executor threads, @Nullable FakeRest known) {
        this.journal = journal;
        this.rest = known == null ? new FakeRest(timer) : known;
        this.threads = threads;
        var replying = new Replying(rest, new PanelPace(), false, telemetry, timer, threads);
        voice.people.put(ADA, new Whereabouts.InVoice(LOUNGE));
        players =
                new GuildPlayers(
                        new PlayerContext(
                                new Partitions(2),
                                _ -> leased,
                                journal,
                                formats,
                                voice,
                                nodes,
                                query -> sources.resolve(query),
                                replying,
                                (guild, before, after, limits) ->
                                        queues.changed(guild, before, after, limits),
                                telemetry,
                                timer,
                                new Random(7),
                                threads),
                        new HeapPressure(heap, timer));
        players.open(0);
        players.open(1);
    }

    Handed play(String query) {
        return give(new PlaybackCommand.Play(query, Placement.LAST));
    }

    Handed give(PlayerCommand command) {
        return give(envelope(GUILD, Interaction.Kind.COMMAND, command));
    }

    Handed press(PlayerCommand command) {
        return give(envelope(GUILD, Interaction.Kind.COMPONENT, command));
    }

    Handed give(CommandEnvelope envelope) {
        return give(delivery(envelope));
    }

    Handed delivery(CommandEnvelope envelope) {
        return new Handed(
                envelope, telemetry, timer, () -> queueAway.getAsBoolean(), this::comesAgain);
    }

    /// What stands for an answer that an earlier worker did not give.
    Handed answers(Handed earlier) {
        Handed copy = delivery(earlier.envelope());
        copy.standsFor(earlier);
        return copy;
    }

    Handed give(Handed delivery) {
        giving = true;
        take(delivery);
        giving = false;
        for (Handed next = apart.poll(); next != null; next = apart.poll()) take(next);
        return delivery;
    }

    private void take(Handed delivery) {
        delivery.handTo(players);
    }

    /// What happens on this thread while a player is used must not use it.
    private void comesAgain(Handed delivery) {
        if (giving && threads.equals(ON_THIS_THREAD)) apart.add(delivery);
        else take(delivery);
    }

    CommandEnvelope envelope(PlayerCommand command) {
        return envelope(GUILD, Interaction.Kind.COMMAND, command);
    }

    /// A command of Ada's, given now.
    CommandEnvelope envelope(GuildId guild, Interaction.Kind kind, PlayerCommand command) {
        Instant now = timer.instant();
        long id = ((now.toEpochMilli() - 1_420_070_400_000L) << 22) + ++interactions;
        return new CommandEnvelope(
                new Interaction(new InteractionId(id), 42, "a-secret-token", kind, language),
                guild,
                TEXT,
                ADA,
                Limits.STANDARD,
                now,
                command);
    }

    PlayerState state() {
        return journal.load(GUILD).readable();
    }

    /// Lets everything that waits for a moment happen.
    void settle() {
        timer.advance(Duration.ofSeconds(3));
    }
}
