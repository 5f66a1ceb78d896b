package dev.tonearm.bench.drill.alerts;

import dev.tonearm.bench.EvenPace;
import dev.tonearm.bench.LongMusic;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.ControlException;
import dev.tonearm.drive.Lookout;
import dev.tonearm.drive.Server;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// People who listen and ask for more at an even pace, whatever happens to the stack: what nobody
/// uses raises no alert.
final class Load implements AutoCloseable {
    private static final long SEED = 20_261_126;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final double HEARD = 0.01;

    private final List<Server> servers;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean over;

    Load(Control control, int count) {
        servers =
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> Server.create(control, "alerts " + number))
                        .toList();
    }

    /// Everybody hears something, as before a fault and after it.
    ///
    /// @return the servers where nothing is heard in time
    List<String> play() {
        for (Server server : servers) server.ada().joins(server.lounge());
        // Each waits for its own: as long as the slowest, and not as long as all.
        List<CompletableFuture<Optional<String>>> asked =
                servers.stream()
                        .map(server ->
                                CompletableFuture.supplyAsync(
                                        () ->
                                                plays(server)
                                                        ? Optional.<String>empty()
                                                        : Optional.of(server.id()),
                                        senders))
                        .toList();
        return asked.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
    }

    private static boolean plays(Server server) {
        return Lookout.until(
                () -> {
                    if (server.heard().loudness() > HEARD) return true;
                    send(server, "play", Map.of("query", LongMusic.TITLES.getFirst()));
                    return Lookout.until(
                            () -> server.heard().loudness() > HEARD, Duration.ofSeconds(5), LOOK);
                },
                PATIENCE,
                LOOK);
    }

    /// Commands come from now on.
    void ask(Duration between) {
        Random random = new Random(SEED);
        senders.execute(() -> {
            EvenPace pace = new EvenPace(between);
            try {
                for (pace.awaitTurn(); !over; pace.awaitTurn()) {
                    Server server = servers.get(random.nextInt(servers.size()));
                    int kind = random.nextInt(3);
                    senders.execute(() -> send(server, kind));
                }
            } catch (IllegalStateException interrupted) {
                // Who waited for a turn when all was over.
                if (!over) throw interrupted;
            }
        });
    }

    private static void send(Server server, int kind) {
        switch (kind) {
            case 0 -> send(server, "loop", Map.of("mode", "queue"));
            case 1 -> send(server, "play", Map.of("query", LongMusic.TITLES.getLast()));
            default -> send(server, "shuffle", Map.of());
        }
    }

    /// What the stack makes of it is what alerts are about.
    private static void send(Server server, String command, Map<String, ?> options) {
        try {
            server.ada().sends(command, options);
        } catch (ControlException | UncheckedIOException _) {
            // The simulated Discord itself is busy: one command fewer.
        }
    }

    @Override
    public void close() {
        over = true;
        senders.shutdownNow();
    }
}
