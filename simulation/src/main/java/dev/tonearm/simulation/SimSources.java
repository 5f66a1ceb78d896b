package dev.tonearm.simulation;

import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.source.Sources;
import java.time.Duration;
import java.util.List;

/// Finds a track of so many seconds as the query's last word says, and takes as long for a slow one
/// as its second word says.
final class SimSources implements Sources {
    private static final long MILLI = 1_000_000;

    private static final String SLOW = "slow ";

    private final Wire wire;
    private final Trouble trouble;

    SimSources(Wire wire, Trouble trouble) {
        this.wire = wire;
        this.trouble = trouble;
    }

    /// A query whose lookup takes this long, if anybody waits for so long.
    static String slow(Duration time, int number, int seconds) {
        return SLOW + time.toMillis() + " track " + number + " " + seconds;
    }

    @Override
    public Resolution resolve(String query) {
        trouble.mayBreak();
        wire.sleep(
                query.startsWith(SLOW)
                        ? Long.parseLong(query.split(" ", 3)[1]) * MILLI
                        : wire.between(20 * MILLI, 400 * MILLI));
        long seconds = Long.parseLong(query.substring(query.lastIndexOf(' ') + 1));
        if (seconds == 0) return new Resolution.NothingFound();
        return new Resolution.Found(
                List.of(new Track(query, query, "sim", seconds * 1_000, "", "", false, true)), "");
    }
}
