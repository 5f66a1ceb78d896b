package dev.tonearm.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// How long after a fault the first command of each guild was answered that was sent after it.
final class Recovery implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration TRY_AGAIN = Duration.ofMillis(500);

    private final Control control;
    private final Commands commands;
    private final List<Double> millis = new CopyOnWriteArrayList<>();
    private final AtomicInteger missed = new AtomicInteger();
    private final Phaser waiting = new Phaser(1);
    private final ExecutorService listeners = Executors.newVirtualThreadPerTaskExecutor();

    Recovery(Control control, Commands commands) {
        this.control = control;
        this.commands = commands;
    }

    /// Somebody in each of these guilds asks for something now, and again when told to try again.
    void begin(Collection<ChaosGuild> guilds) {
        Instant struck = Instant.now();
        for (ChaosGuild guild : guilds) {
            waiting.register();
            listeners.execute(() -> {
                try {
                    answered(guild, struck)
                            .ifPresentOrElse(
                                    at -> millis.add(Duration.between(struck, at).toNanos() / 1e6),
                                    missed::incrementAndGet);
                } finally {
                    waiting.arriveAndDeregister();
                }
            });
        }
    }

    /// Waits until all of them have an answer, or have waited long enough.
    void await() {
        waiting.arriveAndAwaitAdvance();
    }

    List<Double> millis() {
        return List.copyOf(millis);
    }

    /// Guilds that got no answer within a minute.
    int missed() {
        return missed.get();
    }

    private Optional<Instant> answered(ChaosGuild guild, Instant struck) {
        Instant limit = struck.plus(PATIENCE);
        while (Instant.now().isBefore(limit)) {
            Optional<Instant> answer =
                    commands.probe(guild).flatMap(interaction -> answer(interaction, limit));
            if (answer.isPresent()) return answer;
            LockSupport.parkNanos(TRY_AGAIN.toNanos());
        }
        return Optional.empty();
    }

    /// When a worker answered it; empty when the edge refused it, or in time nobody did.
    private Optional<Instant> answer(String interaction, Instant limit) {
        while (Instant.now().isBefore(limit)) {
            JsonNode json = control.get("interactions/" + interaction);
            if (json.path("state").asText().equals("failed")) return Optional.empty();
            JsonNode edits = json.path("edits");
            boolean deferred = json.path("firstAnswer").path("type").asInt() == 5;
            if (json.path("settled").asBoolean() && !deferred) return Optional.empty();
            if (!edits.isEmpty() && !new Interaction(json).underWay()) {
                return Optional.of(Instant.parse(edits.get(edits.size() - 1).get("at").asText()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        listeners.close();
    }
}
