package dev.tonearm.bench.chaos;

import dev.tonearm.bench.Answers;
import dev.tonearm.bench.EvenPace;
import dev.tonearm.bench.Ledger;
import dev.tonearm.bench.LongMusic;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Lookout;
import dev.tonearm.drive.NodePlayers;
import dev.tonearm.drive.Stores;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import dev.tonearm.store.DynamoStore;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// A whole run: the stack, the listeners, the faults one after the other, and the reckoning.
final class Chaos {
    private static final long SEED = 20_261_122;

    /// A command may be answered this long after everything was repaired and is not lost.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(500);

    /// No faster than a shard may join channels.
    private static final Duration BETWEEN_JOINS = Duration.ofMillis(300);

    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(100);

    /// Of the function: all warm, so that no command waits for a cold start.
    private static final int ENVIRONMENTS = 2;

    private static final int INTERRUPTED = 130;

    private final ChaosSettings settings;
    private final PrintStream out;
    private final Instant began = Instant.now();
    private volatile boolean stopping;

    Chaos(ChaosSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    ChaosReport run() {
        Path folder =
                Path.of(System.getProperty("tonearm.home", ".")).resolve(".local").resolve("chaos");
        StackSettings fleet =
                StackSettings.in(folder)
                        .withMusic(LongMusic.in(folder.resolve("long-music")))
                        .withFleet(
                                ChaosSettings.WORKERS,
                                ChaosSettings.NODES,
                                ChaosSettings.PARTITIONS)
                        .withEnvironments(ENVIRONMENTS);
        try (Stack stack = Stack.start(fleet, Progress.on(out))) {
            var hook = new Thread(() -> stop(stack), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try (Control control = new Control(stack.control());
                    DynamoStore store = Stores.connect(stack, ChaosSettings.PARTITIONS);
                    NodePlayers players =
                            new NodePlayers(
                                    stack.lavalinks(),
                                    store.nodeSessions(),
                                    ChaosSettings.PARTITIONS)) {
                say("logs are in " + folder.resolve("logs"));
                return run(control, store, players);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            } catch (RuntimeException e) {
                // The stack was taken away under us: whoever does that ends the process.
                if (stopping) LockSupport.park();
                throw e;
            } finally {
                if (!stopping) Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    /// Ctrl-C.
    private void stop(Stack stack) {
        stopping = true;
        // Whoever still looks or listens finds nothing any more.
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
        out.println("Stopping");
        stack.close();
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    private ChaosReport run(Control control, DynamoStore store, NodePlayers players)
            throws InterruptedException {
        Random random = new Random(SEED);
        Ledger<Fault> ledger = new Ledger<>();
        List<FaultResult> results = new ArrayList<>();
        List<ChaosGuild> guilds =
                ChaosGuild.create(
                        control, settings.guilds(), new Partitions(ChaosSettings.PARTITIONS));
        Listening listening = new Listening(control, store.journal(), players);
        int refused;
        try (Commands commands = new Commands(control, ledger, new CommandMix(random))) {
            letThemPlay(control, guilds, commands, listening);
            commands.stream(guilds, settings.between(), new Random(SEED + 1));
            for (Fault fault : Fault.values()) {
                commands.phase(fault);
                try (Scene scene =
                        new Scene(control, commands, guilds, store.fleet(), listening, this::say)) {
                    results.add(measure(fault, scene, guilds, listening));
                }
                for (ChaosGuild guild : guilds) ledger.read(store.journal(), guild.id());
            }
            refused = commands.refused();
        }
        say("waiting for the last answers");
        Map<String, Ledger.Seen> seen = new HashMap<>();
        Answers.settled(control, ledger.sent(), PATIENCE)
                .forEach((sent, interaction) -> seen.put(sent, Ledger.Seen.of(interaction)));
        for (ChaosGuild guild : guilds) ledger.read(store.journal(), guild.id());
        Map<Fault, Ledger.Verdict> verdicts = ledger.verdicts(seen);
        for (String interaction : ledger.suspects(seen)) say("look at interaction " + interaction);
        return new ChaosReport(
                settings,
                results.stream()
                        .map(one ->
                                one.with(
                                        verdicts.getOrDefault(one.fault(), Ledger.Verdict.NOTHING)))
                        .toList(),
                refused,
                Duration.between(began, Instant.now()));
    }

    private void letThemPlay(
            Control control, List<ChaosGuild> guilds, Commands commands, Listening listening)
            throws InterruptedException {
        Map<String, ChaosGuild> plays = new HashMap<>();
        EvenPace joins = new EvenPace(BETWEEN_JOINS);
        for (ChaosGuild guild : guilds) {
            joins.awaitTurn();
            commands.play(guild).ifPresent(sent -> plays.put(sent, guild));
        }
        Lookout.until(() -> listening.nodes().size() >= guilds.size(), PATIENCE, LOOK);
        var playing = listening.nodes();
        say(playing.size() + " of " + guilds.size() + " guilds play");
        plays.forEach((sent, guild) -> {
            if (!playing.containsKey(guild.id())) {
                String answer = guild.listener(control).waitsFor(sent).text();
                say("guild " + guild.id() + " does not; it was told: " + answer);
            }
        });
        EvenPace changes = new EvenPace(BETWEEN_CHANGES);
        for (ChaosGuild guild : guilds) {
            if (!guild.fast()) continue;
            changes.awaitTurn();
            commands.faster(guild);
        }
        Thread.sleep(settings.calm());
    }

    private FaultResult measure(
            Fault fault, Scene scene, List<ChaosGuild> guilds, Listening listening)
            throws InterruptedException {
        say("— " + fault.label());
        listening.forget(guilds);
        Instant struck = Instant.now();
        fault.strike(scene);
        scene.recovered();
        Thread.sleep(settings.calm());
        List<ChaosGuild> steady = scene.steadyStruck();
        var positions = listening.positions(guilds.stream().filter(ChaosGuild::steady).toList());
        FaultResult result =
                new FaultResult(
                        fault,
                        Ledger.Verdict.NOTHING,
                        scene.recovery().missed(),
                        new Percentiles(scene.recovery().millis()),
                        new Percentiles(scene.owners().millis()),
                        new Percentiles(listening.gaps(steady, struck)),
                        new Percentiles(positions.millis()),
                        positions.silent().size(),
                        positions.twice(),
                        listening.otherwise(guilds).size(),
                        listening.violations());
        say(result.line());
        positions.silent().forEach(this::say);
        positions.far().forEach(this::say);
        return result;
    }

    private void say(String what) {
        out.printf("[%3d s] %s%n", Duration.between(began, Instant.now()).toSeconds(), what);
    }
}
