package dev.tonearm.core.player;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The JSON of what was heard. An older build that forgets it only begins to count anew.
final class TallyJson {
    private TallyJson() {}

    static void write(JsonWriter json, Tally tally) {
        json.put("since", tally.since().map(Instant::toString).orElse(""));
        json.put("commands", tally.commands()).put("tracks", tally.tracks());
        json.put("heard", tally.heard().toMillis());
        json.array("pieces", tally.pieces().counts(), TallyJson::write);
        json.array("people", tally.people().counts(), TallyJson::write);
    }

    static Tally read(JsonObject json) {
        return new Tally(
                Optional.of(json.string("since")).filter(at -> !at.isEmpty()).map(Instant::parse),
                json.number("commands"),
                json.number("tracks"),
                Duration.ofMillis(json.number("heard")),
                ranking(json, "pieces"),
                ranking(json, "people"));
    }

    private static void write(JsonWriter json, Ranking.Count count) {
        json.put("what", count.what()).put("n", count.most());
        if (count.over() != 0) json.put("over", count.over());
    }

    private static Ranking ranking(JsonObject json, String name) {
        return new Ranking(json.objects(name).stream().map(TallyJson::count).toList());
    }

    private static Ranking.Count count(JsonObject json) {
        return new Ranking.Count(
                json.string("what"), json.number("n"), json.optionalNumber("over").orElse(0L));
    }
}
