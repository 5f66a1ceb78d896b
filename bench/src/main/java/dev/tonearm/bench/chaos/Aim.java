package dev.tonearm.bench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Something that has to hold, and whether it did.
///
/// @param most the largest value that is right
/// @param value what was measured; NaN when nothing was, which is not right either
record Aim(String name, double most, double value) {
    private static final double RECOVERY_MILLIS = 15_000;
    private static final double RESTART_GAP_MILLIS = 1_000;
    private static final double NODE_GAP_MILLIS = 3_000;

    /// How far a player may be from where its journal, and its listeners, have it.
    static final double POSITION_MILLIS = 1_000;

    /// Audio that goes on has no gap that a listener would call one.
    private static final double NO_GAP_MILLIS = 1_000;

    boolean met() {
        return value <= most;
    }

    static List<Aim> of(List<FaultResult> results) {
        List<Aim> aims = new ArrayList<>();
        aims.add(sum("commands lost", results, one -> one.commands().lost()));
        aims.add(sum("commands done twice", results, one -> one.commands().doubled()));
        aims.add(sum("guilds never answered again", results, FaultResult::unanswered));
        aims.add(sum("guilds that fell silent for good", results, FaultResult::silent));
        aims.add(sum("guilds that two nodes play", results, FaultResult::twice));
        aims.add(sum("guilds with other filters or volume", results, FaultResult::otherwise));
        aims.add(
                sum(
                        "what Discord would have refused",
                        results,
                        one -> one.violations().values().stream().mapToInt(n -> n).sum()));
        for (FaultResult result : results) {
            String name = result.fault().label();
            switch (result.fault()) {
                case WORKER_KILLED, WORKER_WITHOUT_MEMORY -> {
                    aims.add(
                            new Aim(
                                    name + ": recovery p99 ms",
                                    RECOVERY_MILLIS,
                                    result.recovery().at(99)));
                    aims.add(new Aim(name + ": gap p99 ms", NO_GAP_MILLIS, result.gap().at(99)));
                }
                case ROLLING_RESTART, WORKERS_JOIN ->
                        aims.add(
                                new Aim(
                                        name + ": gap p99 ms",
                                        RESTART_GAP_MILLIS,
                                        result.gap().at(99)));
                case NODE_KILLED ->
                        aims.add(
                                new Aim(
                                        name + ": gap p99 ms",
                                        NODE_GAP_MILLIS,
                                        result.gap().at(99)));
                case NONE,
                        WORKER_STALLED,
                        GATEWAY_LOST,
                        SESSION_INVALID,
                        STORE_OUT,
                        QUEUES_OUT -> {}
            }
            aims.add(
                    new Aim(
                            name + ": position error ms",
                            POSITION_MILLIS,
                            result.position().at(100)));
        }
        return aims;
    }

    private static Aim sum(
            String name, List<FaultResult> results, ToDoubleFunction<FaultResult> value) {
        return new Aim(name, 0, results.stream().mapToDouble(value).sum());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %.0f, at most %.0f", name, value, most);
    }
}
