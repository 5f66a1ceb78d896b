package dev.tonearm.simulation;

import dev.tonearm.core.command.Query;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.source.Sources;
import java.time.Duration;
import java.util.ArrayList;
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
    public Resolution resolve(Query query) {
        trouble.mayBreak();
        wire.sleep(
                query.text().startsWith(SLOW)
                        ? Long.parseLong(query.text().split(" ", 3)[1]) * MILLI
                        : wire.between(20 * MILLI, 400 * MILLI));
        return switch (query) {
            case Query.Chosen(var values) -> found(values);
            case Query.Best(var words) -> found(List.of(words));
            case Query.File(var address, _) -> found(List.of(address));
            case Query.Hits(var words) -> found(List.of(words));
        };
    }

    private static Resolution found(List<String> names) {
        List<Track> tracks = new ArrayList<>();
        for (String name : names) {
            long seconds = Long.parseLong(name.substring(name.lastIndexOf(' ') + 1));
            if (seconds == 0) continue;
            tracks.add(new Track(name, name, "sim", seconds * 1_000, "", "", false, true));
        }
        return tracks.isEmpty() ? new Resolution.NothingFound() : new Resolution.Found(tracks, "");
    }
}
