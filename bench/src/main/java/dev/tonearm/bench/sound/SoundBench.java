package dev.tonearm.bench.sound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.bench.BenchStack;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Lookout;
import dev.tonearm.drive.Server;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `./tonearm bench sound`: from `/play` to the first sound, as a listener notices it.
public final class SoundBench {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(20);

    /// Between two servers: the gateway's socket is idle when a listener comes, as it mostly is.
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final Control control;
    private final List<Double> sound = new ArrayList<>();
    private final List<Double> answered = new ArrayList<>();
    private final List<Double> volume = new ArrayList<>();
    private int silent;

    private SoundBench(Control control) {
        this.control = control;
    }

    /// Runs it.
    ///
    /// @return 0, or 1 when a server stayed silent, a rule was broken or an aim missed
    public static int run(PrintStream out, SoundSettings settings) {
        SoundReport report =
                BenchStack.measure(
                        "sound",
                        stack -> stack.withBehaviour(Behaviour.defaults()),
                        out,
                        (stack, control) -> {
                            out.printf(
                                    "/play in %d servers, one after the other%n",
                                    settings.guilds());
                            return new SoundBench(control)
                                    .measure(settings.guilds(), Library.of(stack.page()));
                        });
        report.print(out);
        return report.holds() ? 0 : 1;
    }

    private SoundReport measure(int guilds, List<Library.Piece> pieces)
            throws InterruptedException {
        for (int i = 0; i < guilds; i++) {
            Server server = Server.create(control, "bench " + i);
            server.ada().joins(server.lounge());
            Thread.sleep(PAUSE);
            play(server, pieces.get(i % pieces.size()).title());
            Interaction louder = server.ada().uses("volume", Map.of("percent", 90));
            volume.add(louder.editedMs());
            // Nobody listens any more: two dozen that play would be another bench.
            server.ada().uses("stop");
        }
        double first = sound.isEmpty() ? Double.NaN : sound.removeFirst();
        answered.removeFirst();
        volume.removeFirst();
        return new SoundReport(
                first,
                new Percentiles(sound),
                new Percentiles(answered),
                new Percentiles(volume),
                silent,
                control.violations().values().stream().mapToInt(count -> count).sum());
    }

    private void play(Server server, String title) {
        Interaction play = server.ada().uses("play", Map.of("query", title));
        answered.add(play.editedMs());
        Instant asked = Instant.parse(play.json().get("createdAt").asText());
        Lookout.until(() -> firstSound(server).isPresent(), PATIENCE, LOOK);
        firstSound(server)
                .ifPresentOrElse(
                        heard -> sound.add(Duration.between(asked, heard).toNanos() / 1e6),
                        () -> silent++);
    }

    private Optional<Instant> firstSound(Server server) {
        JsonNode at = control.get("voice/" + server.id()).path("firstSoundAt");
        return at.isTextual() ? Optional.of(Instant.parse(at.asText())) : Optional.empty();
    }
}
