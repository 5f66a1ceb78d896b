package dev.tonearm.bench.drill.alerts;

import dev.tonearm.cli.Table;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Lookout;
import dev.tonearm.local.observe.Inhibitions;
import dev.tonearm.local.observe.Observed;
import dev.tonearm.local.stack.Stack;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Provokes faults in waves and waits until a receiver of Alertmanager's was told of each, and that
/// it is over.
///
/// A wave begins when no alert of an earlier one fires any more that it would raise itself, or that
/// would keep one of its own quiet; the other clearances are waited for at the end.
public final class AlertsDrill {
    /// Before the first fault, with the load: what fires here is a false alarm.
    private static final Duration QUIET = Duration.ofSeconds(45);

    /// From a fault to its alert: the longest of their windows and `for` together.
    private static final Duration MOST = Duration.ofMinutes(5);

    /// From the last mending to the last clearance.
    private static final Duration CLEARANCE = Duration.ofMinutes(8);

    /// For what stands in a wave's way.
    private static final Duration BETWEEN = Duration.ofMinutes(3);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final AlertsSettings settings;
    private final Stack stack;
    private final Control control;
    private final Inhibitions inhibitions;
    private final PrintStream out;
    private final Observed observed;
    private final AlertLog log = new AlertLog();
    private final Machine machine = new Machine();
    private final Instant began = Instant.now();
    private final Map<Provocation, Scene> scenes = new HashMap<>();
    private final Map<Provocation, Instant> struck = new HashMap<>();
    private final Map<Provocation, Instant> mended = new HashMap<>();

    /// Makes one of a stack that runs.
    ///
    /// @param inhibitions by which the stack's Alertmanager keeps alerts quiet
    public AlertsDrill(
            AlertsSettings settings,
            Stack stack,
            Control control,
            Inhibitions inhibitions,
            PrintStream out) {
        this.settings = settings;
        this.stack = stack;
        this.control = control;
        this.inhibitions = inhibitions;
        this.out = out;
        this.observed = stack.observed().orElseThrow();
    }

    /// The faults there are, with the alerts that tell of them.
    public static String list() {
        Table table = new Table("fault", "wave", "alerts");
        for (Provocation one : Provocation.values()) {
            table.row(one.wire(), Integer.toString(one.wave()), String.join(", ", one.alerts()));
        }
        return table.toString();
    }

    public AlertsReport run() throws InterruptedException {
        try (machine;
                Scene scene = new Scene(stack, control);
                Load load = new Load(control, settings.guilds())) {
            machine.watch();
            say("everybody plays something");
            calm(load);
            load.ask(settings.between());
            Thread.sleep(QUIET);
            for (List<Provocation> wave : waves()) wave(scene, load, wave);
            say("waiting until all is clear");
            told(this::allClear, CLEARANCE);
            return report();
        } finally {
            scenes.values().forEach(Scene::close);
        }
    }

    private List<List<Provocation>> waves() {
        Map<Integer, List<Provocation>> waves = new TreeMap<>();
        for (Provocation one : Provocation.values()) {
            if (settings.provokes(one))
                waves.computeIfAbsent(one.wave(), _ -> new ArrayList<>()).add(one);
        }
        return List.copyOf(waves.values());
    }

    private void wave(Scene scene, Load load, List<Provocation> wave) throws InterruptedException {
        awaitFree(wave);
        for (Provocation one : wave) {
            say("— " + one.label());
            Scene own = scenes.computeIfAbsent(one, _ -> scene.another());
            struck.put(one, Instant.now());
            one.strike(own);
        }
        Instant end = Instant.now().plus(MOST);
        Set<Provocation> open = new LinkedHashSet<>(wave);
        while (!open.isEmpty()
                && told(
                        () -> open.stream().anyMatch(this::hasFired),
                        Duration.between(Instant.now(), end))) {
            for (Provocation one : List.copyOf(open)) {
                if (!hasFired(one)) continue;
                mend(one);
                open.remove(one);
            }
        }
        for (Provocation one : open) {
            say("  NOT TOLD of " + one.label() + " in time: " + missing(one));
            mend(one);
        }
        calm(load);
    }

    /// Until what earlier waves left does not stand in this one's way.
    private void awaitFree(List<Provocation> wave) {
        Set<String> awaited = new HashSet<>();
        for (Provocation one : wave) awaited.addAll(one.alerts());
        if (inTheWay(awaited).isEmpty()) return;
        say("waiting until these are over: " + inTheWay(awaited));
        if (!Lookout.until(() -> inTheWay(awaited).isEmpty(), BETWEEN, LOOK))
            say("  not over: " + inTheWay(awaited));
    }

    private Set<String> inTheWay(Set<String> awaited) {
        Set<String> names = new TreeSet<>(firing());
        names.removeIf(name ->
                !awaited.contains(name)
                        && awaited.stream().noneMatch(it -> inhibitions.silences(name, it)));
        return names;
    }

    private void mend(Provocation one) {
        Scene own = scenes.get(one);
        if (own == null) return;
        for (String alert : one.alerts()) {
            fired(one, alert)
                    .ifPresent(it -> say("  " + alert + " after " + it.toSeconds() + " s"));
        }
        // A part that is started is looked at before it is all ready.
        mended.put(one, Instant.now());
        one.mend(own);
        say("  mended: " + one.label());
    }

    /// The music plays again, so that the next fault takes something away.
    private void calm(Load load) {
        List<String> silent = load.play();
        if (!silent.isEmpty()) say("  still silent: " + silent);
    }

    private boolean hasFired(Provocation one) {
        return missing(one).isEmpty();
    }

    private List<String> missing(Provocation one) {
        return one.alerts().stream().filter(alert -> fired(one, alert).isEmpty()).toList();
    }

    private Optional<Duration> fired(Provocation one, String alert) {
        return since(struck.get(one))
                .flatMap(at -> log.fired(alert, at).map(it -> Duration.between(at, it)));
    }

    private Optional<Duration> cleared(Provocation one, String alert) {
        if (fired(one, alert).isEmpty()) return Optional.empty();
        return since(mended.get(one))
                .flatMap(at ->
                        log.cleared(alert, at, next(one, alert))
                                // Not over when a later fault may have raised it: when all are.
                                .or(() -> log.cleared(alert, at, Instant.MAX))
                                .map(it -> Duration.between(at, it)));
    }

    /// When a later fault raised the same alert again.
    private Instant next(Provocation one, String alert) {
        Instant own = struck.get(one);
        return struck.entrySet().stream()
                .filter(other -> other.getKey().explains().contains(alert))
                .map(Map.Entry::getValue)
                .filter(at -> own != null && at.isAfter(own) && at.isAfter(mended.get(one)))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static Optional<Instant> since(@Nullable Instant at) {
        return Optional.ofNullable(at);
    }

    private boolean allClear() {
        for (Provocation one : struck.keySet()) {
            for (String alert : one.alerts()) {
                if (fired(one, alert).isPresent() && cleared(one, alert).isEmpty()) return false;
            }
        }
        return true;
    }

    /// As Prometheus has it now.
    private Set<String> firing() {
        Set<String> names = new HashSet<>();
        for (var alert : observed.alerts()) {
            if (alert.path("state").asText().equals("firing"))
                names.add(alert.path("labels").path("alertname").asText());
        }
        return names;
    }

    /// Waits for what receivers are told.
    private boolean told(BooleanSupplier so, Duration patience) throws InterruptedException {
        return observed.await(
                received -> {
                    log.add(received);
                    return so.getAsBoolean();
                },
                patience);
    }

    private AlertsReport report() {
        log.add(observed.received());
        List<Outcome> outcomes = new ArrayList<>();
        Arrays.stream(Provocation.values())
                .filter(struck::containsKey)
                .forEach(one ->
                        one.alerts()
                                .forEach(alert ->
                                        outcomes.add(
                                                new Outcome(
                                                        one,
                                                        alert,
                                                        fired(one, alert),
                                                        cleared(one, alert)))));
        List<String> also = new ArrayList<>();
        List<String> slowly = new ArrayList<>();
        List<String> falsely = new ArrayList<>();
        log.all(began)
                .forEach((alert, at) -> {
                    if (isExplained(alert, at)) also.add(alert);
                    else if (isMachines(alert)) slowly.add(alert);
                    else falsely.add(alert);
                });
        outcomes.forEach(one -> also.remove(one.alert()));
        return new AlertsReport(
                outcomes,
                also,
                slowly,
                falsely,
                machine.toString(),
                Duration.between(began, Instant.now()));
    }

    private boolean isMachines(String alert) {
        boolean slow = Trouble.isBudget(alert) || Trouble.SLOWNESS.alerts().contains(alert);
        return slow && machine.wasOverloaded();
    }

    /// Whether a fault was there when it was told, or over so recently that a window still has it.
    private boolean isExplained(String alert, Instant at) {
        return struck.entrySet().stream()
                .filter(one -> one.getValue().isBefore(at))
                .filter(one ->
                        mended.getOrDefault(one.getKey(), Instant.MAX).isAfter(at.minus(CLEARANCE)))
                .anyMatch(
                        one -> Trouble.isBudget(alert) || one.getKey().explains().contains(alert));
    }

    private void say(String what) {
        out.printf("[%4d s] %s%n", Duration.between(began, Instant.now()).toSeconds(), what);
    }
}
