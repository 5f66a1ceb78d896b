package dev.tonearm.bench.drill;

import dev.tonearm.bench.Ask;
import dev.tonearm.core.format.Formats;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Lookout;
import dev.tonearm.drive.Server;
import dev.tonearm.drive.Stores;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.store.DynamoStore;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A release of a newer format and the way back, in the middle of playing.
final class RollbackDrill {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250);

    /// Nobody would call it the end of the music.
    private static final double MOST_GAP_MILLIS = 3_000;

    private final DrillSettings settings;
    private final PrintStream out;
    private final Findings findings = new Findings();
    private int percent = 60;

    RollbackDrill(DrillSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// What runs, by what its environment says.
    private enum Build {
        OLDER("", ""),
        NEWER("volume", ""),
        /// It reads the new format and does not begin it: how a release goes out.
        NEWER_HELD("volume", String.valueOf(Formats.USUAL));

        private final String rehearsed;
        private final String format;

        Build(String rehearsed, String format) {
            this.rehearsed = rehearsed;
            this.format = format;
        }

        Map<String, String> environment() {
            return Map.of("TONEARM_REHEARSE", rehearsed, "TONEARM_WRITE_FORMAT", format);
        }
    }

    DrillReport run() {
        return Fleet.start("rollback", UnaryOperator.identity(), out, this::run);
    }

    private DrillReport run(Stack stack, Control control) throws InterruptedException {
        // Whoever judges has to be able to read what the newer build wrote.
        Formats newer = Formats.of("", Build.NEWER.rehearsed);
        try (DynamoStore store = Stores.connect(stack, LocalDynamo.TABLE, Fleet.PARTITIONS, newer);
                Listeners listeners =
                        Listeners.of(control, store.journal(), settings.guilds, out)) {
            listeners.step(
                    "all run the older build",
                    () -> {
                        listeners.play();
                        Thread.sleep(2_000);
                    });
            listeners.ask(settings.between());
            control.forgetViolations();
            held(listeners, control);
            used(listeners, control);
            listeners.fallSilent();
            listeners.say("waiting for the last answers");
            List<Step> steps = listeners.reckoned();
            var reckoning = new Reckoning(listeners, control, findings);
            reckoning.judge(steps);
            reckoning.gaps(steps, MOST_GAP_MILLIS);
            return new DrillReport("rollback", steps, findings.all(), listeners.since());
        }
    }

    /// Everybody reads the new format and nobody writes it: the way back is open.
    private void held(Listeners listeners, Control control) throws InterruptedException {
        Server server = listeners.servers().getLast();
        listeners.step(
                "edge newer, format held down", () -> is(control, Fleet.EDGE, Build.NEWER_HELD));
        for (String worker : Fleet.WORKERS) {
            listeners.step(
                    worker + " newer, format held down",
                    () -> is(control, worker, Build.NEWER_HELD));
        }
        String told = answer(listeners, control, volume(listeners, server), _ -> true);
        findings.add(
                "what is new is refused with words while it is held down",
                told.equals(Listeners.NOT_YET),
                told);
        listeners.step("rolled back: workers older", () -> workers(control, Build.OLDER));
        listeners.step("rolled back: edge older", () -> is(control, Fleet.EDGE, Build.OLDER));
        int waiting = listeners.steps().stream().mapToInt(Step::waiting).max().orElse(0);
        findings.add(
                "a rollback of a held format makes nobody wait",
                waiting == 0,
                waiting + " told to wait");
    }

    /// The new format is in use: what has used it waits for the newer build.
    private void used(Listeners listeners, Control control) throws InterruptedException {
        Server server = listeners.servers().getFirst();
        listeners.step("edge newer", () -> is(control, Fleet.EDGE, Build.NEWER));
        String early = volume(listeners, server);
        String waits = answer(listeners, control, early, Listeners.WAIT::equals);
        findings.add(
                "what an older worker cannot do waits, and who asked is told",
                waits.equals(Listeners.WAIT),
                waits);
        for (String worker : Fleet.WORKERS) {
            listeners.step(worker + " newer", () -> is(control, worker, Build.NEWER));
        }
        String done = answer(listeners, control, early, text -> !text.equals(Listeners.WAIT));
        findings.add("a newer worker does it", done.contains(percent + ""), done);
        listeners.step(
                "rolled back in the middle: workers older", () -> workers(control, Build.OLDER));
        listeners.step(
                "rolled back in the middle: edge older",
                () -> is(control, Fleet.EDGE, Build.OLDER));
        Interaction shown = server.ada().uses("nowplaying");
        findings.add(
                "the older edge says that it shows what was before",
                shown.text().contains("I am being updated"),
                firstLine(shown.text()));
        String late =
                listeners.send(server.ada(), new Ask("loop", Map.of("mode", "queue"))).orElse("");
        // Those behind the first that the queue has handed out cannot be told (ADR 13).
        boolean told = Lookout.until(() -> listeners.waiting() > 0, PATIENCE, LOOK);
        findings.add(
                "a server that used what is new keeps its music, and who asks first is told to wait",
                told,
                listeners.waiting() + " told to wait");
        for (String worker : Fleet.WORKERS) {
            listeners.step("again: " + worker + " newer", () -> is(control, worker, Build.NEWER));
        }
        String kept = answer(listeners, control, late, text -> !text.equals(Listeners.WAIT));
        findings.add(
                "and what it asked for is done when the newer build is back",
                !kept.equals(Listeners.WAIT),
                kept);
        listeners.step("again: edge newer", () -> is(control, Fleet.EDGE, Build.NEWER));
        String now = server.ada().uses("nowplaying").text();
        findings.add("the newer edge shows all of it", !now.contains("updated"), firstLine(now));
    }

    private String volume(Listeners listeners, Server server) {
        percent++;
        return listeners
                .send(server.ada(), new Ask("volume", Map.of("percent", percent)))
                .orElse("");
    }

    /// What an interaction was answered, once that is as wanted, or after a minute whatever it is.
    private static String answer(
            Listeners listeners, Control control, String interaction, Predicate<String> wanted) {
        Lookout.until(
                () -> {
                    Interaction seen = control.interaction(interaction);
                    return !seen.open() && wanted.test(seen.text());
                },
                PATIENCE,
                LOOK);
        String text = control.interaction(interaction).text();
        listeners.say("  " + firstLine(text));
        return text;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("nothing");
    }

    /// One after the other, as a deploy does.
    private static void workers(Control control, Build build) {
        for (String worker : Fleet.WORKERS) is(control, worker, build);
    }

    private static void is(Control control, String part, Build build) {
        control.put("parts/" + part + "/environment", build.environment());
    }
}
