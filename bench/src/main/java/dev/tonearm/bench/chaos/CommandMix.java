package dev.tonearm.bench.chaos;

import dev.tonearm.bench.Ask;
import dev.tonearm.bench.LongMusic;
import dev.tonearm.core.audio.Preset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// What listeners ask for. Where the music must not stop they only change what cannot stop it.
final class CommandMix {
    /// Those that change no speed, and leave the music loud enough to be heard.
    private static final List<String> EFFECTS =
            Stream.of(Preset.BASSBOOST_LOW, Preset.EIGHT_D, Preset.SOFT, Preset.POP, Preset.TREBLE)
                    .map(Preset::label)
                    .toList();

    private final Random random;
    private int volume;

    CommandMix(Random random) {
        this.random = random;
    }

    Ask next(boolean steady) {
        int dice = random.nextInt(100);
        if (!steady) {
            if (dice < 25) return new Ask("pause");
            if (dice < 60) return new Ask("resume");
            if (dice < 65) return new Ask("skip");
        }
        if (dice % 10 < 3) return play();
        if (dice % 10 < 5) return new Ask("loop", Map.of("mode", dice % 2 == 0 ? "off" : "queue"));
        if (dice % 10 < 7) return effect();
        return volume();
    }

    Ask play() {
        String title = LongMusic.TITLES.get(random.nextInt(LongMusic.TITLES.size()));
        return new Ask("play", Map.of("query", title));
    }

    /// What is measured against the clock plays at one speed all the time.
    Ask speed() {
        return new Ask("effects speed", Map.of("factor", 1.25));
    }

    private Ask effect() {
        String preset = EFFECTS.get(random.nextInt(EFFECTS.size()));
        return new Ask("effects preset", Map.of("name", preset, "combine", true));
    }

    /// Another one each time, so that each makes a line; all loud enough to be heard.
    synchronized Ask volume() {
        volume = (volume + 1) % 60;
        return new Ask("volume", Map.of("percent", 60 + volume));
    }
}
