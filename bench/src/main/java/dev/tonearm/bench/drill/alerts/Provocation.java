package dev.tonearm.bench.drill.alerts;

import static dev.tonearm.bench.drill.alerts.Trouble.DISCORD;
import static dev.tonearm.bench.drill.alerts.Trouble.FLEET;
import static dev.tonearm.bench.drill.alerts.Trouble.FORGERY;
import static dev.tonearm.bench.drill.alerts.Trouble.LETTERS;
import static dev.tonearm.bench.drill.alerts.Trouble.NODES;
import static dev.tonearm.bench.drill.alerts.Trouble.PAYMENTS;
import static dev.tonearm.bench.drill.alerts.Trouble.PLAYERS;
import static dev.tonearm.bench.drill.alerts.Trouble.QUEUES;
import static dev.tonearm.bench.drill.alerts.Trouble.SOURCES;
import static dev.tonearm.bench.drill.alerts.Trouble.STORE;
import static dev.tonearm.bench.drill.alerts.Trouble.WAITING;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A fault, how it is made and mended, and the alerts that have to tell of it.
///
/// Those of one wave are there at once: none explains what another has to tell, needs what another
/// takes away, or keeps it quiet at Alertmanager's. What takes longest to be over comes first.
enum Provocation {
    REQUESTS_FORGED(
            1,
            List.of("EdgeForged"),
            EnumSet.of(FORGERY),
            scene -> scene.again(Duration.ofMillis(250), scene::forgesARequest),
            Scene::stopsAgain),
    WEBHOOKS_FORGED(
            1,
            List.of("WebhooksForged"),
            EnumSet.noneOf(Trouble.class),
            scene -> scene.again(Duration.ofSeconds(1), scene::forgesAWebhook),
            Scene::stopsAgain),
    COMMAND_UNREADABLE(
            1,
            List.of("DeadLettersOfCommands"),
            EnumSet.of(LETTERS, WAITING),
            Scene::sendsWhatNobodyCanRead,
            Scene::emptiesDeadLetters),
    TABLE_THROTTLES(
            1,
            List.of("TableThrottled"),
            EnumSet.of(STORE, WAITING),
            scene -> scene.refuse("dynamodb", "ThrottlingException", 15),
            scene -> scene.restore("dynamodb")),
    STRIPE_API_FAILING(
            1,
            List.of("StripeFails"),
            EnumSet.of(PAYMENTS),
            scene -> {
                scene.letsStripeFail();
                scene.again(Duration.ofSeconds(4), scene::sendsAWebhook);
            },
            scene -> {
                scene.stopsAgain();
                scene.letsStripeWork();
            }),
    DISCORD_FAILING(
            1,
            List.of("RepliesFail"),
            EnumSet.of(DISCORD, WAITING),
            Scene::letsDiscordFail,
            Scene::letsDiscordWork),
    SOURCE_AWAY(
            1,
            List.of("LookupsFail"),
            EnumSet.of(SOURCES, PLAYERS),
            scene -> scene.cut("music"),
            scene -> scene.restore("music")),
    QUEUES_AWAY(
            2,
            List.of("NoWorkerReady", "WebhooksFail"),
            EnumSet.of(QUEUES, WAITING, FLEET),
            scene -> {
                scene.cut("sqs");
                scene.again(Duration.ofSeconds(5), scene::sendsAWebhook);
            },
            scene -> {
                scene.stopsAgain();
                scene.restore("sqs");
            }),
    STORE_SLOW(
            3,
            List.of("StoreSlow"),
            EnumSet.of(STORE, WAITING, SOURCES),
            scene -> scene.slow("dynamodb", Duration.ofMillis(550)),
            scene -> scene.restore("dynamodb")),
    STORE_AWAY(
            4,
            List.of("NoWorkerReady"),
            EnumSet.of(STORE, FLEET, WAITING, QUEUES, NODES, PLAYERS, SOURCES, PAYMENTS),
            scene -> scene.cut("dynamodb"),
            scene -> scene.restore("dynamodb")),
    EXPORTER_AWAY(
            5,
            List.of("TargetDown"),
            EnumSet.noneOf(Trouble.class),
            scene -> scene.cut("cloudwatch"),
            scene -> scene.restore("cloudwatch")),
    WORKER_PAUSED(
            5,
            List.of("WorkerDown"),
            EnumSet.of(FLEET, WAITING, PLAYERS),
            scene -> scene.pause("worker-1"),
            scene -> scene.resume("worker-1")),
    ALL_NODES_KILLED(
            5,
            List.of("AllNodesDown"),
            EnumSet.of(NODES, PLAYERS, SOURCES, WAITING),
            scene -> {
                scene.kill("node-1");
                scene.kill("node-2");
            },
            scene -> {
                scene.start("node-1");
                scene.start("node-2");
            }),
    WORKER_KILLED(
            6,
            List.of("WorkerDown"),
            EnumSet.of(FLEET, WAITING, PLAYERS),
            scene -> scene.kill("worker-2"),
            scene -> scene.start("worker-2")),
    NODE_KILLED(
            6,
            List.of("NodeDown"),
            EnumSet.of(NODES, PLAYERS),
            scene -> scene.kill("node-2"),
            scene -> scene.start("node-2")),
    ALL_WORKERS_KILLED(
            7,
            List.of("AllWorkersDown"),
            EnumSet.of(FLEET, WAITING, NODES, PLAYERS, SOURCES),
            scene -> {
                scene.kill("worker-1");
                scene.kill("worker-2");
            },
            scene -> {
                scene.start("worker-1");
                scene.start("worker-2");
            });

    private final int wave;

    @SuppressWarnings("ImmutableEnumChecker") // of names
    private final List<String> alerts;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final Set<Trouble> follows;

    @SuppressWarnings("ImmutableEnumChecker") // knows only the scene it is given
    private final Act strike;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Act mend;

    /// What is done to the stack.
    @FunctionalInterface
    interface Act {
        void on(Scene scene);
    }

    Provocation(int wave, List<String> alerts, Set<Trouble> follows, Act strike, Act mend) {
        this.wave = wave;
        this.alerts = alerts;
        this.follows = follows;
        this.strike = strike;
        this.mend = mend;
    }

    /// As it is typed: `worker-killed`.
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As it is read.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<Provocation> named(String wire) {
        for (Provocation one : values()) if (one.wire().equals(wire)) return Optional.of(one);
        return Optional.empty();
    }

    int wave() {
        return wave;
    }

    /// Which have to fire and to clear.
    List<String> alerts() {
        return alerts;
    }

    /// All that it explains.
    Set<String> explains() {
        Set<String> all = new HashSet<>(alerts);
        for (Trouble trouble : follows) all.addAll(trouble.alerts());
        return all;
    }

    void strike(Scene scene) {
        strike.on(scene);
    }

    void mend(Scene scene) {
        mend.on(scene);
    }
}
