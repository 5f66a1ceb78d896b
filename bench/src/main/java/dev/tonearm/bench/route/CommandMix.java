package dev.tonearm.bench.route;

import dev.tonearm.bench.Ask;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What people ask for, as often as in a busy server: about a third more music, a third changes,
/// the rest looking.
final class CommandMix {
    private final List<String> titles;
    private final Random random;

    CommandMix(List<String> titles, long seed) {
        this.titles = List.copyOf(titles);
        this.random = new Random(seed);
    }

    Ask next() {
        int dice = random.nextInt(100);
        if (dice < 30) return play();
        if (dice < 42) return new Ask("skip");
        if (dice < 50) return new Ask("pause");
        if (dice < 58) return new Ask("resume");
        if (dice < 66) return new Ask("seek", Map.of("position", "0:" + (10 + random.nextInt(40))));
        if (dice < 74) return new Ask("volume", Map.of("percent", random.nextInt(201)));
        if (dice < 80)
            return new Ask(
                    "loop",
                    Map.of("mode", List.of("off", "track", "queue").get(random.nextInt(3))));
        if (dice < 85) return new Ask("shuffle");
        if (dice < 95) return new Ask("queue");
        return new Ask("nowplaying");
    }

    Ask play() {
        return new Ask("play", Map.of("query", titles.get(random.nextInt(titles.size()))));
    }
}
