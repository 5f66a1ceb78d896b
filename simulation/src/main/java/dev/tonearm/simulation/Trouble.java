package dev.tonearm.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What goes wrong with one process's calls to the world.
final class Trouble {
    /// Calls that fail for no reason, of a thousand.
    private static final int SPICE = 3;

    /// Answers for which Discord takes seconds, of a thousand.
    private static final int SLOW = 100;

    private final RandomGenerator random;
    private final Map<Port, Mode> modes = new EnumMap<>(Port.class);
    private boolean spiced = true;
    private boolean errors;
    private boolean losesNextChange;

    /// What a process calls.
    enum Port {
        STORE,
        QUEUE,
        NODES,
        DISCORD
    }

    /// How a port fails as long as it does.
    enum Mode {
        /// Every call fails at once, without effect.
        REFUSES,
        /// Every call waits for its time-out, without effect.
        HANGS,
        /// Calls fail in any way, or not at all.
        FLAKY
    }

    /// What becomes of one call.
    enum Fate {
        DONE,
        REFUSED,
        SILENT,
        /// It takes effect, and the caller is not told.
        ANSWER_LOST,
        /// It takes effect after the caller has given up.
        LATE
    }

    Trouble(RandomGenerator random) {
        this.random = random;
    }

    void begin(Port port, Mode mode) {
        modes.put(port, mode);
    }

    void end(Port port) {
        modes.remove(port);
    }

    void beginErrors() {
        errors = true;
    }

    void endErrors() {
        errors = false;
    }

    /// A place where what a worker does may end in an error, as that of a class that is not there.
    void mayBreak() {
        if (errors && random.nextInt(3) == 0) throw new NoClassDefFoundError("on purpose");
    }

    /// Whether Discord takes its time with the next answer.
    boolean slow() {
        return spiced && random.nextInt(1_000) < SLOW;
    }

    /// The next change of a player does not get through.
    void loseNextChange() {
        losesNextChange = true;
    }

    /// Whether this change is lost.
    boolean losesThisChange() {
        boolean lost = losesNextChange;
        losesNextChange = false;
        return lost;
    }

    /// All is well from now on.
    void heal() {
        errors = false;
        modes.clear();
        spiced = false;
    }

    /// Whether a port says nothing at all.
    boolean hangs(Port port) {
        return modes.get(port) == Mode.HANGS;
    }

    boolean concerns(Port port) {
        return modes.containsKey(port);
    }

    Fate fate(Port port) {
        Mode mode = modes.get(port);
        if (mode == null) {
            return spiced && random.nextInt(1_000) < SPICE ? any() : Fate.DONE;
        }
        return switch (mode) {
            case REFUSES -> Fate.REFUSED;
            case HANGS -> Fate.SILENT;
            case FLAKY -> random.nextInt(3) == 0 ? Fate.DONE : any();
        };
    }

    private Fate any() {
        return switch (random.nextInt(4)) {
            case 0 -> Fate.REFUSED;
            case 1 -> Fate.SILENT;
            case 2 -> Fate.ANSWER_LOST;
            default -> Fate.LATE;
        };
    }
}
