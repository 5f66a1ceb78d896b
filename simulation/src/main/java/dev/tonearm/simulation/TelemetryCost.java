package dev.tonearm.simulation;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.cli.Table;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.telemetry.Tracing;
import dev.tonearm.worker.telemetry.TracingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a worker's figures and spans cost a command: the same fleets, run with and without. All
/// that is outside of a worker is in memory there, so that what is measured is its own code, of
/// commands that go wrong as well.
final class TelemetryCost {
    private static final int ROUNDS = 5;
    private static final Duration NEVER = Duration.ofDays(100_000);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final SimSettings settings;
    private final Map<Way, List<Double>> micros = new EnumMap<>(Way.class);
    private final Map<Way, List<Double>> bytes = new EnumMap<>(Way.class);

    /// How much of it there is.
    enum Way {
        OFF("off", 0, NEVER),
        FIGURES("figures", 0, NEVER),
        NOTHING("figures, spans of ratio 0", 0, NEVER),
        HUNDREDTH("figures, spans of ratio 0.01", 0.01, NEVER),
        ALL("figures, spans of ratio 1", 1, NEVER),
        FAILING("figures, spans of ratio 0, each sent as slow or failed", 0, Duration.ZERO);

        private final String title;
        private final double ratio;
        private final Duration slow;

        Way(String title, double ratio, Duration slow) {
            this.title = title;
            this.ratio = ratio;
            this.slow = slow;
        }

        /// @param collector where spans go
        Tracing tracing(String collector) {
            return Tracing.of(
                    new TracingSettings(collector, TracingSettings.STANDARD_DELAY, ratio, slow));
        }
    }

    private TelemetryCost(SimSettings settings) {
        this.settings = settings;
    }

    /// Measures, and prints a table and a line of JSON.
    static void print(PrintStream out, SimSettings settings) {
        var cost = new TelemetryCost(settings);
        HttpServer collector = collector();
        try {
            String address = "http://127.0.0.1:" + collector.getAddress().getPort();
            // The first one is for the compiler.
            for (int round = 0; round <= ROUNDS; round++) {
                for (int i = 0; i < Way.values().length; i++) {
                    Way way = Way.values()[(round + i) % Way.values().length];
                    cost.run(way, address, round > 0);
                }
            }
        } finally {
            collector.stop(0);
        }
        out.print(cost.table());
        out.println(cost.json());
    }

    /// Takes whatever comes.
    private static HttpServer collector() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("nobody can listen on this machine", e);
        }
    }

    private void run(Way way, String collector, boolean counts) {
        long cpu = MACHINE.getProcessCpuTime();
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        long commands = 0;
        try (Tracing tracing = way.tracing(way.compareTo(Way.FIGURES) > 0 ? collector : "")) {
            Telemetry telemetry = telemetry(way, tracing);
            long end = settings.from() + settings.seeds();
            for (long seed = settings.from(); seed < end; seed++) {
                var world = new World(seed, Mutation.NONE, null, Carrier.here(), telemetry);
                commands += world.run().commands();
            }
        }
        if (!counts) return;
        micros.computeIfAbsent(way, _ -> new ArrayList<>())
                .add((MACHINE.getProcessCpuTime() - cpu) / 1e3 / commands);
        bytes.computeIfAbsent(way, _ -> new ArrayList<>())
                .add((THREADS.getTotalThreadAllocatedBytes() - allocated) / (double) commands);
    }

    private static Telemetry telemetry(Way way, Tracing tracing) {
        if (way == Way.OFF) return SimWorker.UNSEEN;
        MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return way == Way.FIGURES
                ? new Telemetry(meters, OpenTelemetry.noop())
                : new Telemetry(meters, tracing);
    }

    private String table() {
        var table =
                new Table(
                        settings.seeds() + " fleets, medians of " + ROUNDS,
                        "µs a command",
                        "more",
                        "KB a command",
                        "more",
                        "against off");
        for (Way way : Way.values()) {
            table.row(
                    way.title,
                    "%.0f".formatted(micros(way)),
                    "%.0f".formatted(micros(way) - micros(Way.OFF)),
                    "%.1f".formatted(bytes(way) / 1_000),
                    "%.1f".formatted((bytes(way) - bytes(Way.OFF)) / 1_000),
                    "%.2f".formatted(micros(way) / micros(Way.OFF)));
        }
        return table.toString();
    }

    private String json() {
        List<String> members = new ArrayList<>();
        for (Way way : Way.values()) {
            members.add(
                    "\"%s\": {\"micros\": %.1f, \"bytes\": %.0f, \"ratio\": %.3f}"
                            .formatted(
                                    way.name().toLowerCase(Locale.ROOT),
                                    micros(way),
                                    bytes(way),
                                    micros(way) / micros(Way.OFF)));
        }
        return "{\"telemetry\": {" + String.join(", ", members) + "}}";
    }

    private double micros(Way way) {
        return new Percentiles(micros.getOrDefault(way, List.of())).median();
    }

    private double bytes(Way way) {
        return new Percentiles(bytes.getOrDefault(way, List.of())).median();
    }
}
