package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.drive.Stores;
import dev.tonearm.e2e.deployed.Allowed;
import dev.tonearm.e2e.deployed.JourneyStage;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.local.observe.Observed;
import dev.tonearm.local.stack.Lavalink;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Sales;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import dev.tonearm.store.DynamoStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// One running stack for all journeys of a JVM, started by the first: with the queues, table, rules
/// and environment of a stage's templates, so that what is deployed is what was tested. Its
/// processes end with the JVM, to which they are tied: nobody waits for a worker that hands over
/// what nobody hears.
public final class StackExtension implements AfterEachCallback, AfterAllCallback {
    /// Where its files are; journeys of another fork of the build have another stack.
    static final Path FOLDER = Path.of("target/journeys" + System.getProperty("tonearm.fork", ""));

    private static final Pattern POSITION = Pattern.compile("(?:(\\d+):)?(\\d+):(\\d\\d) of ");

    private static final class Running {
        private static final Stack STACK =
                Stack.start(
                        StackSettings.in(FOLDER)
                                .withSales("src/test/resources/plans.json")
                                .as(JourneyStage.deployment()),
                        Progress.on(System.out));
        private static final Control CONTROL = PatientDiscord.of(STACK);
        private static final List<Piece> PIECES = Library.of(STACK.page());
    }

    private static volatile boolean begun;

    private final Set<String> expected;
    private final Queue<Server> servers = new ConcurrentLinkedQueue<>();

    /// @param expected rules of Discord's that the journeys of a class break on purpose
    public StackExtension(String... expected) {
        this.expected = Set.of(expected);
    }

    public Control control() {
        begun = true;
        return Running.CONTROL;
    }

    public URI page() {
        return Running.STACK.page();
    }

    /// Lets Prometheus and Alertmanager look on from now on; leaves the test out where there are
    /// none.
    public Observed observe() {
        begun = true;
        try {
            return Running.STACK.observe();
        } catch (WrongSettingsException e) {
            return Assumptions.abort(e.getMessage());
        }
    }

    /// The command queues behind the worker's back.
    public LocalSqs sqs() {
        return Running.STACK.sqs().orElseThrow();
    }

    /// An audio node of the stack's.
    Lavalink lavalink() {
        return Running.STACK.lavalink();
    }

    /// What sells plans; it starts with the first who wants something of it.
    public Sales sales() {
        return Running.STACK.sales().orElseThrow();
    }

    /// The table, as an operator reaches it; whoever asks closes it.
    public DynamoStore store() {
        return Stores.connect(Running.STACK, 2);
    }

    /// The plan that the edge finds a server to have.
    public Plan plan(Server server) {
        try (DynamoStore store = store()) {
            return store.grants()
                    .of(GuildId.parse(server.id()))
                    .now()
                    .effective(Duration.ZERO, sales().time().instant())
                    .plan();
        }
    }

    public List<Piece> pieces() {
        return Running.PIECES;
    }

    public Server server(String name) {
        Server server = Server.create(control(), name);
        servers.add(server);
        return server;
    }

    /// The strict simulator saw nothing that Discord would have refused.
    @Override
    public void afterEach(ExtensionContext context) {
        JsonNode violations = violations();
        // What others do side by side in this class would be taken from them.
        if (context.getExecutionMode() != ExecutionMode.CONCURRENT) clear();
        assertThat(violations)
                .as("what Discord would have refused")
                .filteredOn(violation -> !expected.contains(violation.get("rule").asText()))
                .isEmpty();
    }

    /// Nothing was asked of AWS that the stage's roles do not allow.
    @Override
    public void afterAll(ExtensionContext context) {
        if (!begun) return;
        clear();
        assertThat(new Allowed(JourneyStage.template()).refused(Running.STACK.calls()))
                .as("what AWS would have refused")
                .isEmpty();
    }

    private void clear() {
        // Music that nobody listens to any more takes its share of the machine.
        for (Server server = servers.poll(); server != null; server = servers.poll()) {
            if (!server.botChannel().isEmpty()) server.disconnectBot();
        }
        control().delete("violations");
    }

    /// What Discord would have refused since the class began.
    public JsonNode violations() {
        return control().get("violations").get("violations");
    }

    public void eventually(String what, Callable<Boolean> condition) {
        await(what).pollInterval(Duration.ofMillis(100)).until(condition);
    }

    public void hears(Server server, Piece piece) {
        heard(
                server,
                piece.title(),
                () -> {
                    double hertz = server.heard().dominantHertz();
                    assertThat(piece.isHeardIn(hertz))
                            .as("%s has %s Hz, heard %s Hz", piece.title(), piece.hertz(), hertz)
                            .isTrue();
                });
    }

    /// Waits until a server hears what an assertion says.
    public void heard(Server server, String what, ThrowingRunnable assertion) {
        try {
            await("the sound of " + what)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(assertion);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(LastWords.without(server, FOLDER), e);
        }
    }

    public void hearsNothing(Server server) {
        eventually("silence", () -> server.heard().loudness() < 0.001);
    }

    /// What is in a file of a message, as whoever sees the message can have it.
    public byte[] content(JsonNode attachment) {
        try (InputStream file = URI.create(attachment.get("url").asText()).toURL().openStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many lines of journals the worker has written.
    public double journalLines() {
        try (InputStream metrics = Running.STACK.workerMetrics().toURL().openStream()) {
            String text = new String(metrics.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith("tonearm_journal_lines_total"))
                    .mapToDouble(
                            line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the journal says the track is, in milliseconds.
    public long position(Server server) {
        AtomicReference<Matcher> found = new AtomicReference<>();
        eventually(
                "a position",
                () -> {
                    Matcher matcher = POSITION.matcher(server.ada().uses("queue").text());
                    found.set(matcher);
                    return matcher.find();
                });
        Matcher matcher = found.get();
        long hours = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
        return ((hours * 60 + Long.parseLong(matcher.group(2))) * 60
                        + Long.parseLong(matcher.group(3)))
                * 1_000;
    }

    /// The one now-playing message of a server.
    public JsonNode panel(Server server) {
        eventually("a now-playing message", () -> !panels(server).isEmpty());
        List<JsonNode> panels = panels(server);
        assertThat(panels).hasSize(1);
        return panels.getFirst();
    }

    private static List<JsonNode> panels(Server server) {
        List<JsonNode> panels = new ArrayList<>();
        for (JsonNode message : server.messages()) {
            if (message.toString().contains("\"t1:add\"") && !message.has("interaction_metadata"))
                panels.add(message);
        }
        return panels;
    }

    public void restoreAll() {
        for (JsonNode part : control().get("parts").get("parts")) {
            String name = part.get("name").asText();
            switch (part.get("state").asText()) {
                case "down" -> control().start(name);
                case "cut", "slow", "refusing" -> control().post("parts/" + name + "/restore");
                case "paused" -> control().post("parts/" + name + "/continue");
                default -> {}
            }
        }
    }
}
