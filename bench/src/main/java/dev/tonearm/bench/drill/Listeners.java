package dev.tonearm.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.bench.Ask;
import dev.tonearm.bench.EvenPace;
import dev.tonearm.bench.Gap;
import dev.tonearm.bench.Ledger;
import dev.tonearm.bench.LongMusic;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.ControlException;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Lookout;
import dev.tonearm.drive.Person;
import dev.tonearm.drive.Server;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// People who listen and ask for more while an operator does something to the fleet, and what they
/// noticed of each of its steps.
final class Listeners implements AutoCloseable {
    private static final long SEED = 20_261_126;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250);

    /// A worker's word that a newer one will do it.
    static final String WAIT = Texts.DEFAULT.text("worker.being_updated");

    /// The word that nobody may begin it yet.
    static final String NOT_YET = Texts.DEFAULT.text("refusal.not_yet");

    private final Control control;
    private final PrintStream out;
    private final Instant began = Instant.now();
    private final List<Server> servers;
    private final Ledger<String> ledger = new Ledger<>();
    private PlayerJournal journal;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> stepOf = new LinkedHashMap<>();
    private final Set<String> unheard = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger untaken = new AtomicInteger();
    private volatile String step = "";
    private volatile boolean over;

    private Listeners(
            Control control, PlayerJournal journal, List<Server> servers, PrintStream out) {
        this.control = control;
        this.journal = journal;
        this.servers = servers;
        this.out = out;
    }

    /// Makes servers with a listener each.
    static Listeners of(Control control, PlayerJournal journal, int count, PrintStream out) {
        List<Server> servers =
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> Server.create(control, "drill " + number))
                        .toList();
        return new Listeners(control, journal, servers, out);
    }

    List<Server> servers() {
        return servers;
    }

    List<GuildId> guilds() {
        return servers.stream().map(server -> GuildId.parse(server.id())).toList();
    }

    /// What was written is in another table from now on, which goes on from an earlier line.
    void restored(PlayerJournal other) {
        ledger.restored();
        journal = other;
    }

    /// Commands that were done after the moment of a restore, and are not done any more.
    long gone() {
        return ledger.gone();
    }

    private void readJournals() {
        for (GuildId guild : guilds()) {
            Patiently.ask(() -> {
                ledger.read(journal, guild);
                return true;
            });
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /// How many commands the simulated Discord itself did not take.
    int untaken() {
        return untaken.get();
    }

    /// Everybody hears something.
    void play() {
        for (Server server : servers) {
            server.ada().joins(server.lounge());
            plays(server, LongMusic.TITLES.getFirst());
        }
        for (Server server : servers) hears(server);
    }

    /// Somebody asks for a track, and again if a machine that has just started is too slow for
    /// Discord.
    void plays(Server server, String title) {
        Lookout.until(
                () -> server.ada().uses("play", Map.of("query", title)).failure().isEmpty(),
                PATIENCE,
                LOOK);
    }

    /// Waits until a server hears music.
    void hears(Server server) {
        if (!Lookout.until(() -> server.heard().loudness() > 0.01, PATIENCE, LOOK)) {
            throw new IllegalStateException("nothing is heard in server " + server.id());
        }
    }

    /// Commands come from now on at an even pace, whatever happens.
    void ask(Duration between) {
        Random random = new Random(SEED);
        senders.execute(() -> {
            EvenPace pace = new EvenPace(between);
            for (pace.awaitTurn(); !over; pace.awaitTurn()) {
                Server server = servers.get(random.nextInt(servers.size()));
                Ask ask = usual(random);
                senders.execute(() -> send(server.ada(), ask));
            }
        });
    }

    /// What older builds know too, and what stops no music.
    private static Ask usual(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Ask("loop", Map.of("mode", random.nextBoolean() ? "off" : "queue"));
            case 1 -> new Ask("shuffle");
            default ->
                    new Ask(
                            "play",
                            Map.of(
                                    "query",
                                    LongMusic.TITLES.get(random.nextInt(LongMusic.TITLES.size()))));
        };
    }

    /// Somebody asks for something that belongs to the step.
    Optional<String> send(Person person, Ask ask) {
        try {
            String interaction = person.sends(ask.command(), ask.options());
            String now = step;
            ledger.sent(interaction, ask.command(), now);
            synchronized (stepOf) {
                stepOf.put(interaction, now);
            }
            return Optional.of(interaction);
        } catch (ControlException | UncheckedIOException _) {
            untaken.incrementAndGet();
            return Optional.empty();
        }
    }

    /// Something an operator does.
    @FunctionalInterface
    interface Doing {
        void run() throws InterruptedException;
    }

    /// Does something and listens meanwhile.
    void step(String name, Doing doing) throws InterruptedException {
        say("— " + name);
        forgetGaps();
        step = name;
        Instant start = Instant.now();
        doing.run();
        Duration took = Duration.between(start, Instant.now());
        readJournals();
        steps.add(new Step(name, took, Ledger.Verdict.NOTHING, waiting(), gap(start)));
    }

    /// Holes in this server's music are somebody's wish from now on, or are heard again.
    void counts(Server server, boolean heard) {
        if (heard) unheard.remove(server.id());
        else unheard.add(server.id());
    }

    private void forgetGaps() {
        for (Server server : servers) server.heard().forgetGaps();
    }

    private double gap(Instant since) {
        double longest = 0;
        for (Server server : servers) {
            if (unheard.contains(server.id())) continue;
            JsonNode state = control.get("voice/" + server.id());
            Instant now = Instant.now();
            longest = Math.max(longest, Gap.longest(Gap.of(state, now), since, now));
        }
        return longest;
    }

    /// How many have been told to wait by now.
    int waiting() {
        int waiting = 0;
        for (String interaction : asked()) {
            if (control.interaction(interaction).text().contains(WAIT)) waiting++;
        }
        return waiting;
    }

    private List<String> asked() {
        synchronized (stepOf) {
            return List.copyOf(stepOf.keySet());
        }
    }

    /// Nobody asks for anything more.
    void fallSilent() {
        over = true;
        senders.close();
    }

    /// Waits for the last answers, and says what became of each step's commands.
    List<Step> reckoned() {
        Map<String, Ledger.Seen> seen = new HashMap<>();
        Lookout.until(
                () -> {
                    boolean all = true;
                    for (String interaction : asked()) {
                        if (seen.get(interaction) == Ledger.Seen.ANSWER) continue;
                        Ledger.Seen now = seen(control.interaction(interaction));
                        seen.put(interaction, now);
                        all &= now != Ledger.Seen.NOTHING;
                    }
                    return all;
                },
                PATIENCE,
                LOOK);
        readJournals();
        for (String suspect : ledger.suspects(seen)) say("look at interaction " + suspect);
        Map<String, Ledger.Verdict> verdicts = ledger.verdicts(seen);
        return steps.stream()
                .map(one -> one.with(verdicts.getOrDefault(one.name(), Ledger.Verdict.NOTHING)))
                .toList();
    }

    /// Who was told to wait has no answer yet.
    static Ledger.Seen seen(Interaction interaction) {
        return interaction.text().contains(WAIT)
                ? Ledger.Seen.NOTHING
                : Ledger.Seen.of(interaction);
    }

    Duration since() {
        return Duration.between(began, Instant.now());
    }

    void say(String what) {
        out.printf("[%3d s] %s%n", since().toSeconds(), what);
    }

    @Override
    public void close() {
        if (!over) fallSilent();
    }
}
