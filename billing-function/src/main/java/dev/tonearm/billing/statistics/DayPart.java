package dev.tonearm.billing.statistics;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.RollUp;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What some segments of the table say of a day, without ids. Two of them add up.
///
/// @param sketches who was active, each under its name
record DayPart(DayFigures figures, SortedMap<String, Uniques> sketches) {
    /// Of people and servers, to be merged with those of the same week and of the same month: two
    /// each, because each time has a secret of its own.
    static final String PEOPLE_OF_WEEK = "people.week";

    static final String PEOPLE_OF_MONTH = "people.month";
    static final String SERVERS_OF_WEEK = "servers.week";
    static final String SERVERS_OF_MONTH = "servers.month";

    static final DayPart NONE = new DayPart(DayFigures.NONE, new TreeMap<>());

    static DayPart of(RollUp.Tally tally, SecretHash week, SecretHash month) {
        SortedMap<String, Uniques> sketches = new TreeMap<>();
        tally.people()
                .forEach(person -> {
                    add(sketches, PEOPLE_OF_WEEK, week.of("user#" + person));
                    add(sketches, PEOPLE_OF_MONTH, month.of("user#" + person));
                });
        tally.servers()
                .forEach(server -> {
                    add(sketches, SERVERS_OF_WEEK, week.of("guild#" + server));
                    add(sketches, SERVERS_OF_MONTH, month.of("guild#" + server));
                });
        return new DayPart(tally.figures(), sketches);
    }

    private static void add(Map<String, Uniques> sketches, String name, long hash) {
        sketches.computeIfAbsent(name, _ -> Uniques.none()).add(hash);
    }

    DayPart plus(DayPart other) {
        SortedMap<String, Uniques> both = new TreeMap<>();
        for (DayPart part : new DayPart[] {this, other}) {
            part.sketches.forEach(
                    (name, sketch) -> both.computeIfAbsent(name, _ -> Uniques.none()).add(sketch));
        }
        return new DayPart(figures.plus(other.figures), both);
    }

    /// How many one of its sketches was given.
    long estimate(String name) {
        Uniques sketch = sketches.get(name);
        return sketch == null ? 0 : sketch.estimate();
    }

    Map<String, byte[]> bytes() {
        Map<String, byte[]> bytes = new TreeMap<>();
        sketches.forEach((name, sketch) -> bytes.put(name, sketch.bytes()));
        return bytes;
    }

    void write(JsonWriter to) {
        to.put("figures", sums -> figures.byName().forEach(sums::put));
        to.put(
                "sketches",
                all ->
                        bytes().forEach((name, bytes) ->
                                all.put(name, Base64.getEncoder().encodeToString(bytes))));
    }

    static DayPart read(JsonObject json) {
        SortedMap<String, Long> sums = new TreeMap<>();
        JsonObject figures = json.object("figures");
        for (String name : figures.names()) sums.put(name, figures.number(name));
        SortedMap<String, Uniques> sketches = new TreeMap<>();
        JsonObject all = json.object("sketches");
        for (String name : all.names()) {
            sketches.put(name, Uniques.of(Base64.getDecoder().decode(all.string(name))));
        }
        return new DayPart(new DayFigures(sums), sketches);
    }
}
