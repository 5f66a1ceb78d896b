package dev.tonearm.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.bench.Answers;
import dev.tonearm.bench.BenchStack;
import dev.tonearm.bench.EvenLoad;
import dev.tonearm.bench.crowd.Wishes.Wish;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Person;
import dev.tonearm.drive.Stores;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.store.DynamoStore;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `./tonearm bench crowd`.
public final class CrowdBench {
    private static final long SEED = 20_261_126;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ENVIRONMENTS = 4;

    /// What a stack has that nobody told otherwise.
    private static final int PARTITIONS = 2;

    /// People in a server of their own who ask for as much as the crowd does, and more slowly: a
    /// crowd comes to a bot that has been running, and not to processes that have just been
    /// started.
    private static final int FIRST = 150;

    private static final Duration WARMING = Duration.ofSeconds(45);

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
        return BenchStack.measure(
                "crowd",
                stack ->
                        stack.withClockAudio()
                                .withEnvironments(ENVIRONMENTS)
                                .withBehaviour(Behaviour.defaults()),
                out,
                (stack, control) -> {
                    try (DynamoStore store = Stores.connect(stack, PARTITIONS)) {
                        return measure(stack, control, store);
                    }
                });
    }

    private CrowdReport measure(Stack stack, Control control, DynamoStore store) {
        List<String> titles = Library.of(stack.page()).stream().map(Library.Piece::title).toList();
        out.printf("warming up for %d s%n", WARMING.toSeconds());
        Gathering first = Gathering.of(control, FIRST);
        settle(control, store.guilds(), first);
        List<Wish> slowly = Wishes.of(first.listeners(), titles, SEED);
        EvenLoad<Wish> warming = new EvenLoad<>(Wish::send);
        warming.send(slowly.iterator(), WARMING.dividedBy(slowly.size()));
        var _ = Answers.settled(control, warming.sent().keySet(), PATIENCE);

        out.printf("one server, %d listeners in its voice channel%n", settings.listeners());
        Gathering crowd = Gathering.of(control, settings.listeners());
        settle(control, store.guilds(), crowd);
        // Brings the bot in.
        crowd.listeners().getFirst().uses("play", Map.of("query", titles.getFirst()));
        List<Wish> wishes = Wishes.of(crowd.listeners(), titles, SEED);
        out.printf("%d commands in %d s%n", wishes.size(), settings.duration().toSeconds());
        EvenLoad<Wish> load = new EvenLoad<>(Wish::send);
        load.send(wishes.iterator(), settings.duration().dividedBy(wishes.size()));
        Map<String, Interaction> seen = Answers.settled(control, load.sent().keySet(), PATIENCE);
        out.println("reading the journal");
        return judged(control, store.journal(), crowd.guild(), load, seen);
    }

    /// A server and all who are in its voice channel.
    private record Gathering(GuildId guild, List<Person> listeners) {
        static Gathering of(Control control, int count) {
            JsonNode made =
                    control.post("guilds/bulk", Map.of("count", 1, "users", count)).at("/guilds/0");
            String guild = made.get("id").asText();
            List<Person> listeners = new ArrayList<>();
            for (JsonNode user : made.get("users")) {
                listeners.add(new Person(control, guild, made.get("text").asText(), user.asText()));
            }
            return new Gathering(GuildId.parse(guild), listeners);
        }
    }

    /// What the server's owner decides: turns in the queue, a vote about skips, and DJs who need
    /// none.
    private void settle(Control control, GuildRecords records, Gathering crowd) {
        GuildId guild = crowd.guild();
        String role =
                control.post("guilds/" + guild + "/roles", Map.of("name", "DJ")).get("id").asText();
        for (int i = 0; i < crowd.listeners().size(); i += CrowdSettings.EACH_DJ) {
            crowd.listeners().get(i).has(role);
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

    private CrowdReport judged(
            Control control,
            PlayerJournal journal,
            GuildId guild,
            EvenLoad<Wish> load,
            Map<String, Interaction> seen) {
        Judge judge = new Judge(asked(seen));
        Stores.readOn(journal, guild, 1, judge::read);
        long failed = seen.values().stream().filter(CrowdBench::failed).count();
        long lost = 0;
        Map<String, Integer> refused = new TreeMap<>();
        List<Double> answered = new ArrayList<>();
        List<Double> edited = new ArrayList<>();
        for (Map.Entry<String, Interaction> one : seen.entrySet()) {
            Interaction interaction = one.getValue();
            if (!Double.isNaN(interaction.answeredMs())) answered.add(interaction.answeredMs());
            if (!Double.isNaN(interaction.editedMs())) edited.add(interaction.editedMs());
            if (interaction.open()) lost++;
            else if (!failed(interaction) && !judge.wrote(InteractionId.parse(one.getKey()))) {
                String words = interaction.text().lines().findFirst().orElse("");
                if (words.startsWith("Added") || words.startsWith("Skipped")) lost++;
                else refused.merge(words.replaceAll("\\d+", "N"), 1, Integer::sum);
            }
        }
        return new CrowdReport(
                settings,
                load.sent().size(),
                failed + load.notSent(),
                lost,
                refused,
                judge,
                Judge.ahead(judge.state().queue()),
                new Percentiles(answered),
                new Percentiles(edited),
                control.violations());
    }

    private static boolean failed(Interaction seen) {
        return !seen.failure().isEmpty();
    }

    private static Map<InteractionId, Judge.Asked> asked(Map<String, Interaction> seen) {
        Map<InteractionId, Judge.Asked> asked = new HashMap<>();
        seen.forEach((id, one) -> {
            InteractionId interaction = InteractionId.parse(id);
            JsonNode placed = one.json().path("firstAnswer").path("at");
            asked.put(
                    interaction,
                    new Judge.Asked(
                            interaction.createdAt(),
                            placed.isTextual() ? Instant.parse(placed.asText()) : Instant.MAX));
        });
        return asked;
    }
}
