package dev.tonearm.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.bench.crowd.Wishes.Wish;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Person;
import dev.tonearm.drive.Stores;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import dev.tonearm.store.DynamoStore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// `./tonearm bench crowd`.
public final class CrowdBench {
    private static final long SEED = 20_261_126;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int ENVIRONMENTS = 4;

    /// What a stack has that nobody told otherwise.
    private static final int PARTITIONS = 2;

    private static final int PAGE = 500;

    /// Commands before the crowd comes, which find everything cold.
    private static final int FIRST = 5;

    private final CrowdSettings settings;
    private final PrintStream out;

    private CrowdBench(CrowdSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// Runs it.
    ///
    /// @return 0, or 1 when something did not hold
    public static int run(PrintStream out, CrowdSettings settings) {
        CrowdReport report = new CrowdBench(settings, out).measure();
        report.print(out);
        return report.holds() ? 0 : 1;
    }

    private CrowdReport measure() {
        StackSettings stackSettings =
                StackSettings.in(directory())
                        .withClockAudio()
                        .withEnvironments(ENVIRONMENTS)
                        .withBehaviour(Behaviour.defaults());
        try (Stack stack = Stack.start(stackSettings, Progress.on(out));
                Control control = new Control(stack.control());
                DynamoStore store = Stores.connect(stack, PARTITIONS)) {
            return measure(stack, control, store);
        }
    }

    private CrowdReport measure(Stack stack, Control control, DynamoStore store) {
        out.printf("one server, %d listeners in its voice channel%n", settings.listeners());
        JsonNode made =
                control.post("guilds/bulk", Map.of("count", 1, "users", settings.listeners()))
                        .at("/guilds/0");
        GuildId guild = GuildId.parse(made.get("id").asText());
        List<Person> listeners = listeners(control, made);
        settle(control, store.guilds(), guild, listeners);
        List<String> titles = Library.of(stack.page()).stream().map(Library.Piece::title).toList();
        for (int i = 0; i < FIRST; i++) {
            String title = titles.get(i % titles.size());
            listeners.get(i).uses("play", Map.of("query", title));
        }

        List<Wish> wishes = Wishes.of(listeners, titles, SEED);
        out.printf("%d commands in %d s%n", wishes.size(), settings.duration().toSeconds());
        Pace pace = new Pace();
        pace.send(wishes, settings.duration());
        Map<String, JsonNode> seen = settled(control, pace.sent());
        out.println("reading the journal");
        return judged(control, store.journal(), guild, pace, seen);
    }

    private static List<Person> listeners(Control control, JsonNode guild) {
        List<Person> listeners = new ArrayList<>();
        for (JsonNode user : guild.get("users")) {
            listeners.add(
                    new Person(
                            control,
                            guild.get("id").asText(),
                            guild.get("text").asText(),
                            user.asText()));
        }
        return listeners;
    }

    /// What the server's owner decides: turns in the queue, a vote about skips, and DJs who need
    /// none.
    private void settle(
            Control control, GuildRecords records, GuildId guild, List<Person> listeners) {
        String role =
                control.post("guilds/" + guild + "/roles", Map.of("name", "DJ")).get("id").asText();
        for (int i = 0; i < listeners.size(); i += CrowdSettings.EACH_DJ) {
            listeners.get(i).has(role);
        }
        GuildSettings usual = GuildSettings.USUAL;
        var _ =
                records.keep(
                        guild,
                        StoredSettings.NONE,
                        usual.with(
                                        usual.who()
                                                .withDjs(Set.of(new RoleId(Long.parseLong(role))))
                                                .withRule("skip", CommandRule.VOTE)
                                                .withVotePercent(settings.votePercent()))
                                .with(usual.manners().withFair(true)));
    }

    /// Waits until everybody has an answer, but not for ever.
    private static Map<String, JsonNode> settled(Control control, Map<String, Wish> sent) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<String, JsonNode> seen = new HashMap<>();
        while (true) {
            for (String interaction : sent.keySet()) {
                if (isOpen(seen.get(interaction)))
                    seen.put(interaction, control.get("interactions/" + interaction));
            }
            if (seen.values().stream().noneMatch(CrowdBench::isOpen)
                    || System.nanoTime() > deadline) return seen;
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static boolean isOpen(@Nullable JsonNode seen) {
        return seen == null
                || (seen.path("failure").asText("").isEmpty()
                        && (!seen.path("settled").asBoolean() || new Interaction(seen).underWay()));
    }

    private CrowdReport judged(
            Control control,
            PlayerJournal journal,
            GuildId guild,
            Pace pace,
            Map<String, JsonNode> seen) {
        Judge judge = new Judge(asked(seen));
        for (JournalLine line : lines(journal, guild)) judge.read(line);
        long failed = seen.values().stream().filter(CrowdBench::failed).count();
        long lost = 0;
        Map<String, Integer> refused = new TreeMap<>();
        List<Double> answered = new ArrayList<>();
        List<Double> edited = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one : seen.entrySet()) {
            Interaction interaction = new Interaction(one.getValue());
            if (!Double.isNaN(interaction.answeredMs())) answered.add(interaction.answeredMs());
            if (!Double.isNaN(interaction.editedMs())) edited.add(interaction.editedMs());
            if (isOpen(one.getValue())) lost++;
            else if (!failed(one.getValue()) && !judge.wrote(InteractionId.parse(one.getKey()))) {
                String words = interaction.text().lines().findFirst().orElse("");
                if (words.startsWith("Added") || words.startsWith("Skipped")) lost++;
                else refused.merge(words.replaceAll("\\d+", "N"), 1, Integer::sum);
            }
        }
        return new CrowdReport(
                settings,
                pace.sent().size(),
                failed + pace.notSent(),
                lost,
                refused,
                judge,
                Judge.ahead(judge.state().queue()),
                new Percentiles(answered),
                new Percentiles(edited),
                violations(control));
    }

    private static boolean failed(JsonNode seen) {
        return !seen.path("failure").asText("").isEmpty();
    }

    private static Map<InteractionId, Judge.Asked> asked(Map<String, JsonNode> seen) {
        Map<InteractionId, Judge.Asked> asked = new HashMap<>();
        seen.forEach((id, json) -> {
            InteractionId interaction = InteractionId.parse(id);
            JsonNode placed = json.path("firstAnswer").path("at");
            asked.put(
                    interaction,
                    new Judge.Asked(
                            interaction.createdAt(),
                            placed.isTextual() ? Instant.parse(placed.asText()) : Instant.MAX));
        });
        return asked;
    }

    private static List<JournalLine> lines(PlayerJournal journal, GuildId guild) {
        List<JournalLine> all = new ArrayList<>();
        while (true) {
            List<JournalLine> page =
                    journal.lines(guild, all.size() + 1L, PAGE).stream().map(Stores::own).toList();
            if (page.isEmpty()) return all;
            all.addAll(page);
        }
    }

    private static Map<String, Integer> violations(Control control) {
        Map<String, Integer> rules = new TreeMap<>();
        for (JsonNode violation : control.get("violations").get("violations")) {
            rules.merge(violation.get("rule").asText(), 1, Integer::sum);
        }
        return rules;
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("tonearm-bench-crowd");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the stack's files", e);
        }
    }
}
