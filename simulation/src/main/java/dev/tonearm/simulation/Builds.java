package dev.tonearm.simulation;

import dev.tonearm.core.format.Formats;
import java.util.Set;
import java.util.SplittableRandom;

/// Two builds that may run beside each other: in the newer one setting volume and loop is new, so
/// it reads a format more.
final class Builds {
    static final Formats OLDER = Formats.CURRENT;
    static final Formats NEWER = Formats.CURRENT.rehearsing(Set.of("volume", "loop"));

    private final SplittableRandom random;

    /// What a deploy starts.
    private Formats workers = OLDER;

    /// What the edge is.
    private Formats edge = OLDER;

    /// Whether each worker that starts is of either build.
    private boolean anyhow;

    private boolean mixed;

    /// @param anyhow whether the fleet is of both builds from the beginning, in no order
    Builds(SplittableRandom random, boolean anyhow) {
        this.random = random;
        this.anyhow = anyhow;
        this.mixed = anyhow;
    }

    /// The build of a worker that starts.
    Formats next() {
        if (anyhow) return random.nextBoolean() ? OLDER : NEWER;
        return workers;
    }

    Formats edge() {
        return edge;
    }

    /// Whether there has ever been a newer one, so that what it wrote needs one.
    boolean mixed() {
        return mixed;
    }

    /// The next deploy is of the other build: there, or back again.
    void turn() {
        workers = workers.equals(OLDER) ? NEWER : OLDER;
        mixed = true;
    }

    /// The edge becomes what the workers are, before them or after.
    void turnEdge() {
        edge = edge.equals(OLDER) ? NEWER : OLDER;
        mixed = true;
    }

    /// All is of the newer build in the end, unless there never was one.
    ///
    /// @return what workers are to be from then on
    Formats settle() {
        if (mixed) {
            anyhow = false;
            workers = NEWER;
            edge = NEWER;
        }
        return workers;
    }
}
