package dev.tonearm.bench.sound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Server;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        StackSettings stackSettings =
                StackSettings.in(directory()).withBehaviour(Behaviour.defaults());
        try (Stack stack = Stack.start(stackSettings, Progress.on(out));
                Control control = new Control(stack.control())) {
            out.printf("/play in %d servers, one after the other%n", settings.guilds());
            SoundReport report =
                    new SoundBench(control).measure(settings.guilds(), Library.of(stack.page()));
            report.print(out);
            return report.holds() ? 0 : 1;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
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
                broken());
    }

    private void play(Server server, String title) throws InterruptedException {
        Interaction play = server.ada().uses("play", Map.of("query", title));
        answered.add(play.editedMs());
        Instant asked = Instant.parse(play.json().get("createdAt").asText());
        Instant limit = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(limit)) {
            Optional<Instant> heard = firstSound(server);
            if (heard.isPresent()) {
                sound.add(Duration.between(asked, heard.get()).toNanos() / 1e6);
                return;
            }
            Thread.sleep(LOOK);
        }
        silent++;
    }

    private Optional<Instant> firstSound(Server server) {
        JsonNode at = control.get("voice/" + server.id()).path("firstSoundAt");
        return at.isTextual() ? Optional.of(Instant.parse(at.asText())) : Optional.empty();
    }

    private int broken() {
        return control.get("violations").get("violations").size()
                + control.get("voice/violations").get("violations").size();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("tonearm-bench-sound");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the stack's files", e);
        }
    }
}
