package dev.tonearm.bench.chaos;

import dev.tonearm.bench.Ask;
import dev.tonearm.bench.EvenPace;
import dev.tonearm.bench.Ledger;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.ControlException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends commands at an even pace over all guilds, and never waits for an answer: a fleet in
/// trouble gets no mercy by being asked less.
final class Commands implements AutoCloseable {
    private final Control control;
    private final Ledger<Fault> ledger;
    private final CommandMix mix;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Fault phase = Fault.NONE;
    private volatile boolean over;

    Commands(Control control, Ledger<Fault> ledger, CommandMix mix) {
        this.control = control;
        this.ledger = ledger;
        this.mix = mix;
    }

    /// Commands belong to this fault from now on.
    void phase(Fault fault) {
        phase = fault;
    }

    void stream(List<ChaosGuild> guilds, Duration between, Random random) {
        senders.execute(() -> {
            EvenPace pace = new EvenPace(between);
            for (pace.awaitTurn(); !over; pace.awaitTurn()) {
                ChaosGuild guild = guilds.get(random.nextInt(guilds.size()));
                Ask ask = mix.next(guild.steady());
                senders.execute(() -> send(guild, ask));
            }
        });
    }

    /// A command that changes something and can be heard of, but harms nobody.
    Optional<String> probe(ChaosGuild guild) {
        return send(guild, mix.volume());
    }

    Optional<String> play(ChaosGuild guild) {
        return send(guild, mix.play());
    }

    Optional<String> faster(ChaosGuild guild) {
        return send(guild, mix.speed());
    }

    private Optional<String> send(ChaosGuild guild, Ask ask) {
        try {
            String interaction = guild.listener(control).sends(ask.command(), ask.options());
            ledger.sent(interaction, ask.command(), phase);
            return Optional.of(interaction);
        } catch (ControlException | UncheckedIOException _) {
            refused.incrementAndGet();
            return Optional.empty();
        }
    }

    /// How many the simulator itself did not take; the run is at fault then.
    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        over = true;
        senders.close();
    }
}
