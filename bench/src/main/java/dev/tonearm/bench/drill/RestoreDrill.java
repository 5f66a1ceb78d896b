package dev.tonearm.bench.drill;

import dev.tonearm.bench.LongMusic;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobRun;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Lookout;
import dev.tonearm.drive.NodePlayers;
import dev.tonearm.drive.Server;
import dev.tonearm.drive.Stores;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.PointInTime;
import dev.tonearm.local.lambda.StreamMapping;
import dev.tonearm.local.stack.Sales;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.store.DynamoStore;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The loss of the table in the middle of playing, and the way back to a moment before it.
final class RestoreDrill {
    static final String RESTORED = "tonearm-restored";

    private static final String TABLE = "TONEARM_TABLE";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration A_WHILE = Duration.ofSeconds(8);

    /// A worker's word for its leases holds for 5 s, and is not looked at for longer.
    private static final Duration STALE = Duration.ofSeconds(10);

    private static final double MOST_OFF_MILLIS = 1_500;

    private final DrillSettings settings;
    private final PrintStream out;
    private final Findings findings = new Findings();

    RestoreDrill(DrillSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    DrillReport run() {
        return Fleet.start("restore", fleet -> fleet.withSales(PlansFile.TIERS), out, this::run);
    }

    private DrillReport run(Stack stack, Control control) throws InterruptedException {
        try (DynamoStore store = Stores.connect(stack, Fleet.PARTITIONS);
                DynamoStore restored =
                        Stores.connect(stack, RESTORED, Fleet.PARTITIONS, Formats.CURRENT);
                Listeners listeners =
                        Listeners.of(control, store.journal(), settings.guilds, out)) {
            return new Run(stack, control, store, restored, listeners).report();
        }
    }

    /// What was so at the moment.
    private record Before(Map<GuildId, PlayerState> players, Map<Integer, Lease> leases) {}

    private final class Run {
        private final Control control;
        private final DynamoStore store;
        private final DynamoStore restored;
        private final Listeners listeners;
        private final Sales sales;
        private final LocalDynamo dynamo;
        private final Stack stack;
        private final Server gifted;
        private final Server buying;
        private final Server leaving;

        Run(
                Stack stack,
                Control control,
                DynamoStore store,
                DynamoStore restored,
                Listeners listeners) {
            this.stack = stack;
            this.control = control;
            this.store = store;
            this.restored = restored;
            this.listeners = listeners;
            this.sales = stack.sales().orElseThrow();
            this.dynamo = stack.dynamo().orElseThrow();
            this.gifted = listeners.servers().get(0);
            this.buying = listeners.servers().get(1);
            this.leaving = listeners.servers().get(2);
        }

        DrillReport report() throws InterruptedException {
            listeners.step("music plays, a server has a gift", this::begin);
            control.forgetViolations();
            var moment = new AtomicReference<PointInTime>();
            listeners.step(
                    "the moment to which all will go back",
                    () -> moment.set(PointInTime.of(dynamo, LocalDynamo.TABLE)));
            Before before = before();
            listeners.ask(settings.between());
            listeners.step("life goes on: a purchase, a deletion, a skip", this::live);
            listeners.step("the accident: journals, servers, payments gone", this::wreck);
            listeners.step(
                    "restored to the moment as " + RESTORED,
                    () -> moment.get().restore(dynamo, RESTORED));
            var stream = new AtomicReference<String>("");
            listeners.step(
                    "expiry and stream turned on there",
                    () -> stream.set(PointInTime.equip(dynamo, RESTORED)));
            listeners.step(
                    "workers stopped, but one hangs",
                    () -> {
                        control.pause(Fleet.WORKERS.get(1));
                        control.stop(Fleet.WORKERS.get(0));
                    });
            try (StreamMapping _ = moved(stream.get())) {
                return playedOn(before);
            }
        }

        private void begin() throws InterruptedException {
            listeners.play();
            for (Server server : listeners.servers()) {
                for (String title : LongMusic.TITLES) listeners.plays(server, title);
            }
            Instant now = sales.time().instant();
            var gift = new Grant.Gift("drill", Plan.BASIC, now, now.plus(Duration.ofDays(30)), now);
            store.grants()
                    .book(guild(gifted), new GrantChange(gift, "operator", "drill-gift", now));
            // A node tells its position every 5 s, after which the journal holds it.
            Thread.sleep(A_WHILE);
        }

        private Before before() {
            Map<GuildId, PlayerState> players = new HashMap<>();
            for (GuildId guild : listeners.guilds()) {
                players.put(guild, restoredFrom(store, guild));
            }
            Map<Integer, Lease> leases = new HashMap<>();
            for (Lease lease : leases(store)) leases.put(lease.partition(), lease);
            return new Before(players, leases);
        }

        private static PlayerState restoredFrom(DynamoStore store, GuildId guild) {
            return Patiently.ask(() -> store.journal().load(guild).readable());
        }

        private void live() throws InterruptedException {
            gifted.ada().uses("skip");
            Checkout.buys(sales, buying.ada(), Plan.PREMIUM);
            if (!Lookout.until(() -> plan(store, buying) == Plan.PREMIUM, PATIENCE, LOOK)) {
                throw new IllegalStateException("what was bought came to nothing");
            }
            Interaction asked = leaving.ada().uses("privacy delete");
            leaving.ada().presses(asked.json().get("message"), "t1:privacy-delete");
            Thread.sleep(A_WHILE);
        }

        private void wreck() throws InterruptedException {
            int gone =
                    PointInTime.wreck(
                            dynamo,
                            LocalDynamo.TABLE,
                            key -> key.matches("(journal|guild|open|subscription|user|order)#.*"));
            listeners.say("  " + gone + " items are gone");
            Thread.sleep(A_WHILE);
        }

        /// Everything but the workers on the restored table, and nothing on the old one.
        private StreamMapping moved(String stream) throws InterruptedException {
            var mapping = new AtomicReference<StreamMapping>();
            listeners.step(
                    "wishes to be deleted carried over",
                    () -> {
                        int carried =
                                PointInTime.carry(dynamo, LocalDynamo.TABLE, RESTORED, "erasures");
                        listeners.say("  " + carried + " carried over");
                    });
            listeners.step(
                    "edge and billing on the restored table",
                    () -> {
                        control.set(Fleet.EDGE, TABLE, RESTORED);
                        control.set("billing", TABLE, RESTORED);
                        mapping.set(
                                StreamMapping.start(
                                        stack.dynamo().orElseThrow(),
                                        stream,
                                        EventWiring.shipped().stream(),
                                        sales.function()));
                    });
            listeners.restored(restored.journal());
            listeners.step(
                    "the old table taken from everybody",
                    () -> PointInTime.delete(dynamo, LocalDynamo.TABLE));
            return mapping.get();
        }

        private DrillReport playedOn(Before before) throws InterruptedException {
            String first = Fleet.WORKERS.get(0);
            String second = Fleet.WORKERS.get(1);
            listeners.step(
                    first + " on the restored table",
                    () -> {
                        control.set(first, TABLE, RESTORED);
                        Lookout.until(() -> owned(first) == Fleet.PARTITIONS, PATIENCE, LOOK);
                        for (Server server : listeners.servers()) listeners.hears(server);
                    });
            findings.add(
                    "its leases are " + first + "'s, each in a later epoch",
                    epochsRose(before, first),
                    owned(first) + " of " + Fleet.PARTITIONS);
            listeners.step(
                    "the stale " + second + " wakes, with the old name",
                    () -> {
                        control.resume(second);
                        Thread.sleep(STALE);
                    });
            findings.add(
                    "the stale worker takes nothing",
                    owned(first) == Fleet.PARTITIONS,
                    first + " owns " + owned(first) + " of " + Fleet.PARTITIONS);
            listeners.step(
                    second + " on the restored table", () -> control.set(second, TABLE, RESTORED));
            findings.add(
                    "the gift from before the moment holds",
                    plan(restored, gifted) == Plan.BASIC,
                    plan(restored, gifted).title());
            Plan without = plan(restored, buying);
            findings.add(
                    "what was bought after it is gone with the table",
                    without == Plan.FREE,
                    without.title());
            listeners.step("./tonearm job reconcile", this::reconcile);
            findings.add(
                    "the reconciliation brings it back",
                    plan(restored, buying) == Plan.PREMIUM,
                    plan(restored, buying).title());
            findings.add(
                    "who asked to be deleted since is not forgotten",
                    restored.erasures().find(UserId.parse(leaving.ada().id())).isPresent(),
                    "asked for by one");
            listeners.fallSilent();
            listeners.say("waiting for the last answers");
            List<Step> steps = listeners.reckoned();
            new Reckoning(listeners, control, findings).judge(steps);
            long gone = listeners.gone();
            findings.add(
                    "what was done between the moment and the restore is gone, and nothing else",
                    gone > 0,
                    gone + " commands");
            journals(before);
            players();
            return new DrillReport("restore", steps, findings.all(), listeners.since());
        }

        private boolean epochsRose(Before before, String worker) {
            return leases(restored).stream()
                    .allMatch(lease -> {
                        Lease then = before.leases.get(lease.partition());
                        return lease.owner().name().equals(worker)
                                && (then == null || lease.epoch() > then.epoch());
                    });
        }

        private long owned(String worker) {
            return leases(restored).stream()
                    .filter(lease -> lease.owner().name().equals(worker))
                    .count();
        }

        private static List<Lease> leases(DynamoStore table) {
            return Patiently.ask(() -> table.fleet().look().leases());
        }

        private void reconcile() throws InterruptedException {
            InstantSource clock = sales.time();
            var due =
                    JobDue.byHand(
                            JobName.RECONCILE,
                            JobDue.day(clock.instant()).minusDays(1),
                            Instant.now());
            var sqs = stack.sqs().orElseThrow();
            sqs.client()
                    .sendMessage(message ->
                            message.queueUrl(sqs.billingUrl())
                                    .messageGroupId(due.group())
                                    .messageDeduplicationId(due.id())
                                    .messageBody(due.wire(0)));
            Lookout.until(() -> done(due).isPresent(), PATIENCE, LOOK);
            listeners.say(
                    "  "
                            + done(due)
                                    .map(run -> run.progress().counts().toString())
                                    .orElse("not done"));
        }

        private Optional<JobRun> done(JobDue due) {
            return Patiently.ask(() -> restored.jobs().find(due))
                    .filter(run -> run.progress().done());
        }

        /// Each journal goes on with the next line after the moment's, and each line is there once.
        private void journals(Before before) {
            int went = 0;
            List<String> broken = new ArrayList<>();
            for (GuildId guild : listeners.guilds()) {
                PlayerState then = before.players.get(guild);
                if (then == null) continue;
                var sequences = new ArrayList<Long>();
                Stores.readOn(
                        restored.journal(),
                        guild,
                        then.sequence() + 1,
                        line -> sequences.add(line.sequence()));
                went += sequences.size();
                for (int i = 0; i < sequences.size(); i++) {
                    if (sequences.get(i) != then.sequence() + 1 + i) {
                        broken.add(guild + " has " + sequences + " after " + then.sequence());
                        break;
                    }
                }
            }
            findings.add(
                    "journals go on after the moment's line, without a hole",
                    broken.isEmpty() && went > 0,
                    broken.isEmpty() ? went + " lines" : broken.toString());
        }

        /// Nodes play what the restored journals say, each guild once.
        private void players() {
            try (NodePlayers nodes =
                    new NodePlayers(stack.lavalinks(), restored.nodeSessions(), Fleet.PARTITIONS)) {
                var playing = new AtomicReference<List<NodePlayers.Playing>>(List.of());
                boolean so =
                        Lookout.until(
                                () -> {
                                    playing.set(nodes.all());
                                    return playing.get().size() == listeners.guilds().size()
                                            && playing.get().stream()
                                                    .allMatch(one ->
                                                            Reckoning.asWritten(
                                                                    one,
                                                                    restored.journal(),
                                                                    MOST_OFF_MILLIS));
                                },
                                PATIENCE,
                                LOOK);
                findings.add(
                        "every server is played once, where its journal says",
                        so,
                        playing.get().size() + " players of " + listeners.guilds().size());
            }
        }

        private Plan plan(DynamoStore table, Server server) {
            return Patiently.ask(() -> table.grants().of(guild(server)))
                    .now()
                    .effective(Duration.ZERO, sales.time().instant())
                    .plan();
        }
    }

    private static GuildId guild(Server server) {
        return GuildId.parse(server.id());
    }
}
