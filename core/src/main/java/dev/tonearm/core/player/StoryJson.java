package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.player.Step.Stage;
import java.time.Instant;
import java.util.Optional;

/// The JSON of what has been: each step as what differs from the queue of the same snapshot, tracks
/// that left it whole.
final class StoryJson {
    private StoryJson() {}

    static void write(JsonWriter json, Past past) {
        json.array("undo", past.undo(), StoryJson::write);
        json.array("redo", past.redo(), StoryJson::write);
    }

    static Past past(JsonObject json) {
        return new Past(
                json.objects("undo").stream().map(StoryJson::step).toList(),
                json.objects("redo").stream().map(StoryJson::step).toList());
    }

    static void write(JsonWriter json, Played played) {
        EntryJson.write(json, played.entry());
        json.put("at", played.at().toString());
    }

    static Played played(JsonObject json) {
        return new Played(EntryJson.read(json), Instant.parse(json.string("at")));
    }

    private static void write(JsonWriter json, Step step) {
        json.put("n", step.line()).put("deed", step.deed().wire()).put("u", step.by().value());
        Way way = step.way();
        json.put("next", way.next());
        if (!way.runs().isEmpty()) json.array("runs", way.runs(), StoryJson::write);
        if (!way.back().isEmpty()) json.array("back", way.back(), EntryJson::write);
        if (!way.out().isEmpty())
            json.numbers("out", way.out().stream().map(EntryId::value).toList());
        switch (step.stage()) {
            case Stage.Untouched() -> {}
            case Stage.Silent() -> json.put("silent", true);
            case Stage.Taken(var entry, var position, var paused) ->
                    json.put("played", entry.value()).put("ms", position).put("paused", paused);
            case Stage.Elsewhere(var entry, var position, var paused) ->
                    json.put("plays", entry.value()).put("ms", position).put("paused", paused);
        }
        if (step.turns()) json.put("turns", true);
        Trail trail = step.trail();
        if (!trail.back().isEmpty()) json.array("again", trail.back(), StoryJson::write);
        if (!trail.out().isEmpty()) json.array("never", trail.out(), StoryJson::write);
    }

    private static void write(JsonWriter json, Trail.Back back) {
        json.put("i", back.index());
        write(json, back.played());
    }

    private static void write(JsonWriter json, Trail.Out out) {
        json.put("id", out.entry().value()).put("at", out.at().toString());
    }

    private static void write(JsonWriter json, Way.Run run) {
        json.put("after", run.after().value());
        json.numbers("ids", run.entries().stream().map(EntryId::value).toList());
    }

    private static Step step(JsonObject json) {
        return new Step(
                json.number("n"),
                Deed.named(json.string("deed")),
                new UserId(json.number("u")),
                new Way(
                        json.objects("runs").stream().map(StoryJson::run).toList(),
                        json.objects("back").stream().map(EntryJson::read).toList(),
                        json.numbers("out").stream().map(EntryId::new).toList(),
                        json.number("next")),
                stage(json),
                json.optionalFlag("turns").orElse(false),
                new Trail(
                        json.objects("again").stream().map(StoryJson::back).toList(),
                        json.objects("never").stream().map(StoryJson::out).toList()));
    }

    private static Trail.Back back(JsonObject json) {
        return new Trail.Back(json.integer("i"), played(json));
    }

    private static Trail.Out out(JsonObject json) {
        return new Trail.Out(new EntryId(json.number("id")), Instant.parse(json.string("at")));
    }

    private static Way.Run run(JsonObject json) {
        return new Way.Run(
                new EntryId(json.number("after")),
                json.numbers("ids").stream().map(EntryId::new).toList());
    }

    private static Stage stage(JsonObject json) {
        if (json.optionalFlag("silent").orElse(false)) return Stage.SILENT;
        Optional<Stage> taken =
                json.optionalNumber("played")
                        .map(id ->
                                new Stage.Taken(
                                        new EntryId(id), json.number("ms"), json.flag("paused")));
        return taken.or(() ->
                        json.optionalNumber("plays")
                                .map(id ->
                                        new Stage.Elsewhere(
                                                new EntryId(id),
                                                json.number("ms"),
                                                json.flag("paused"))))
                .orElse(Stage.UNTOUCHED);
    }
}
