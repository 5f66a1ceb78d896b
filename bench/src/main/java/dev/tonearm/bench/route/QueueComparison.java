package dev.tonearm.bench.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Track;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Person;
import dev.tonearm.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// The same commands on a queue of 10 and on one of 10,000, in turn.
///
/// @param millis by command, the medians until the answer was seen: with 10, with 10,000
record QueueComparison(Map<String, Pair> millis) {
    private static final int SMALL = 10;
    private static final int LARGE = 10_000;
    private static final int ROUNDS = 25;

    /// A guild may send 50 commands in 10 s; what comes faster is refused, and that takes no time.
    private static final Duration PACE = Duration.ofMillis(250);

    /// A queue line of the journal holds so many tracks, as the worker's own lines do.
    private static final int TRACKS_PER_LINE = 200;

    /// Answered by the edge itself.
    private static final Set<String> READS = Set.of("queue");

    private static final Map<String, Map<String, ?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("volume", Map.of("percent", 50));
        COMMANDS.put("seek", Map.of("position", "0:10"));
        COMMANDS.put("skip", Map.of());
        COMMANDS.put("shuffle", Map.of());
        COMMANDS.put("play", Map.of());
        COMMANDS.put("queue", Map.of());
    }

    /// @param small median milliseconds with 10 tracks waiting
    /// @param large median milliseconds with 10,000 waiting
    record Pair(double small, double large) {
        double ratio() {
            return large / small;
        }
    }

    /// The ratio over all commands that travel: of the sums of their medians.
    double ratio() {
        double small = 0;
        double large = 0;
        for (Map.Entry<String, Pair> entry : millis.entrySet()) {
            if (READS.contains(entry.getKey())) continue;
            small += entry.getValue().small();
            large += entry.getValue().large();
        }
        return large / small;
    }

    static QueueComparison measure(
            Stack stack, Control control, PlayerJournal journal, PrintStream out) {
        out.printf("the same commands with %d and with %d tracks waiting%n", SMALL, LARGE);
        Piece piece = Library.of(stack.page()).getFirst();
        Track track = track(stack, piece);
        List<LoadGuild> guilds = LoadGuild.create(control, 2);
        Person small = prepared(journal, control, guilds.get(0), track, SMALL, piece);
        // One less: a full queue would refuse what is played.
        Person large = prepared(journal, control, guilds.get(1), track, LARGE - ROUNDS - 10, piece);
        Map<String, Pair> millis = new LinkedHashMap<>();
        COMMANDS.forEach((command, options) -> {
            Map<String, ?> filled =
                    command.equals("play") ? Map.of("query", piece.title()) : options;
            List<Double> smalls = new ArrayList<>();
            List<Double> larges = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                smalls.add(took(small, command, filled, round));
                larges.add(took(large, command, filled, round));
                LockSupport.parkNanos(PACE.toNanos());
            }
            millis.put(
                    command,
                    new Pair(new Percentiles(smalls).median(), new Percentiles(larges).median()));
        });
        return new QueueComparison(millis);
    }

    /// Volume alternates, so that each of them changes something.
    private static double took(Person person, String command, Map<String, ?> options, int round) {
        Map<String, ?> varied =
                command.equals("volume") ? Map.of("percent", 50 + round % 2) : options;
        var interaction = person.uses(command, varied);
        double millis = READS.contains(command) ? interaction.answeredMs() : interaction.editedMs();
        if (Double.isNaN(millis)) {
            throw new IllegalStateException(
                    "/" + command + " was not done: " + interaction.failure() + interaction.text());
        }
        return millis;
    }

    private static Person prepared(
            PlayerJournal journal,
            Control control,
            LoadGuild guild,
            Track track,
            int waiting,
            Piece piece) {
        UserId user = UserId.parse(guild.user());
        List<JournalLine> lines = new ArrayList<>();
        for (int from = 0; from < waiting; from += TRACKS_PER_LINE) {
            List<QueueEntry> entries = new ArrayList<>();
            for (int i = from; i < Math.min(waiting, from + TRACKS_PER_LINE); i++) {
                entries.add(new QueueEntry(new EntryId(i + 1L), numbered(track, i), user));
            }
            Cause cause = new Cause.Asked(new InteractionId(1), user, "play");
            lines.add(
                    new JournalLine(
                            lines.size() + 1L,
                            Instant.now(),
                            cause,
                            List.of(new QueueEvent.Enqueued(from, entries, "ten thousand"))));
        }
        journal.append(GuildId.parse(guild.id()), lines);
        Person person = new Person(control, guild.id(), guild.text(), guild.user());
        person.uses("play", Map.of("query", piece.title()));
        person.uses("loop", Map.of("mode", "queue"));
        int waits = journal.load(GuildId.parse(guild.id())).readable().queue().size();
        if (waits < waiting)
            throw new IllegalStateException(waits + " tracks wait instead of " + waiting);
        return person;
    }

    private static Track numbered(Track track, int number) {
        return new Track(
                track.encoded(),
                track.title() + " " + number,
                track.author(),
                track.lengthMillis(),
                track.uri(),
                track.artworkUrl(),
                track.stream(),
                track.seekable());
    }

    private static Track track(Stack stack, Piece piece) {
        URI uri =
                stack.lavalink()
                        .url()
                        .resolve(
                                "/v4/loadtracks?identifier="
                                        + URLEncoder.encode(piece.url(), StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", stack.lavalink().password())
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode track =
                    new ObjectMapper()
                            .readTree(http.send(request, BodyHandlers.ofByteArray()).body())
                            .get("data");
            return new Track(
                    track.get("encoded").asText(),
                    piece.title(),
                    piece.author(),
                    piece.lengthMs(),
                    piece.url(),
                    "",
                    false,
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException("the node does not load " + piece.title(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
