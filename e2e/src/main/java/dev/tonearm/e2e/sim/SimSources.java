package dev.tonearm.e2e.sim;

import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.source.Sources;
import java.util.List;

/// Finds a track of so many seconds as the query's last word says.
final class SimSources implements Sources {
    private static final long MILLI = 1_000_000;

    private final Wire wire;

    SimSources(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Resolution resolve(String query) {
        wire.sleep(wire.between(20 * MILLI, 400 * MILLI));
        long seconds = Long.parseLong(query.substring(query.lastIndexOf(' ') + 1));
        if (seconds == 0) return new Resolution.NothingFound();
        return new Resolution.Found(
                List.of(new Track(query, query, "sim", seconds * 1_000, "", "", false, true)), "");
    }
}
