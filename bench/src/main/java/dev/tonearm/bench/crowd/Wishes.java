package dev.tonearm.bench.crowd;

import dev.tonearm.bench.Ask;
import dev.tonearm.drive.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What everybody asks for, mixed.
final class Wishes {
    /// One thing that one listener asks for.
    record Wish(Person listener, Ask ask) {
        /// Does not wait for the answer.
        ///
        /// @return the interaction's id
        String send() {
            return listener.sends(ask.command(), ask.options());
        }
    }

    private Wishes() {}

    /// @param seed the same gives the same order
    static List<Wish> of(List<Person> listeners, List<String> titles, long seed) {
        Random random = new Random(seed);
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < listeners.size(); i++) {
            Person listener = listeners.get(i);
            int tracks = i % CrowdSettings.EACH_GREEDY == 1 ? CrowdSettings.GREED : 1;
            for (int track = 0; track < tracks; track++) {
                String title = titles.get(random.nextInt(titles.size()));
                wishes.add(new Wish(listener, new Ask("play", Map.of("query", title))));
            }
            wishes.add(new Wish(listener, new Ask("skip")));
        }
        Collections.shuffle(wishes, random);
        return wishes;
    }
}
