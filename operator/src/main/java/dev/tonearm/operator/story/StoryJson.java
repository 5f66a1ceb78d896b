package dev.tonearm.operator.story;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.partition.WorkerMark;
import dev.tonearm.core.player.Cause;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A story for programs: an object a line, whose keys docs/story.md lists.
final class StoryJson {
    private final PrintStream out;
    private final People people;
    private final Writers writers;
    private final EventWords words;
    private final boolean replay;
    private final Function<InteractionId, Optional<JsonObject>> traces;

    StoryJson(
            PrintStream out,
            People people,
            Writers writers,
            boolean replay,
            Function<InteractionId, Optional<JsonObject>> traces) {
        this.traces = traces;
        this.out = out;
        this.people = people;
        this.writers = writers;
        this.words = new EventWords(people);
        this.replay = replay;
    }

    void object(String kind, Consumer<JsonWriter> members) {
        byte[] json =
                JsonWriter.ascii(to -> {
                    to.put("kind", kind);
                    members.accept(to);
                });
        out.println(new String(json, StandardCharsets.UTF_8));
    }

    void print(Passage passage) {
        switch (passage) {
            case Passage.Told told -> object("line", to -> told(to, told));
            case Passage.Unread unread ->
                    object(
                            unread.newer() > 0 ? "newer" : "broken",
                            to -> {
                                to.put("n", unread.entry().sequence());
                                if (unread.newer() > 0) to.put("format", unread.newer());
                                else to.put("why", unread.why());
                                writer(to, unread.entry().writer());
                            });
            case Passage.Missing missing ->
                    object(
                            "missing",
                            to ->
                                    to.put("first", missing.first())
                                            .put("last", missing.last())
                                            .put("expired", missing.expired()));
            case Passage.Covered covered ->
                    object(
                            "snapshot",
                            to -> {
                                to.put("n", covered.sequence()).put("compared", covered.compared());
                                to.strings("differing", covered.differing());
                                if (!covered.problem().isEmpty())
                                    to.put("problem", covered.problem());
                            });
        }
    }

    private void told(JsonWriter to, Passage.Told told) {
        to.put("n", told.line().sequence()).put("at", told.at().toString());
        switch (told.line().cause()) {
            case Cause.Asked(var interaction, var user, var command) -> {
                to.put("cause", "asked")
                        .put("by", people.of(user))
                        .put("command", command)
                        .put("slash", Asked.slash(command))
                        .put("interaction", interaction.toString())
                        .put("asked", interaction.createdAt().toString())
                        .put(
                                "tookMs",
                                Duration.between(interaction.createdAt(), told.at()).toMillis());
                traces.apply(interaction).ifPresent(trace -> trace(to, trace));
            }
            case Cause.Node() -> to.put("cause", "node");
            case Cause.Discord() -> to.put("cause", "discord");
        }
        writer(to, told.entry().writer());
        to.put("format", told.format());
        told.entry().retired().ifPresent(at -> to.put("covered", at.toString()));
        to.array(
                "events",
                told.line().events(),
                (one, event) ->
                        one.put("event", event.form().wire())
                                .put("says", words.of(event, told.line())));
        to.array(
                "notes",
                told.notes(),
                (one, note) -> one.put("code", note.code().wire()).put("says", note.text()));
        if (!replay) return;
        if (told.after().isEmpty()) to.putNull("state");
        told.after()
                .ifPresent(
                        state -> to.put("state", one -> StateWords.write(one, state, told.at())));
    }

    private static void trace(JsonWriter to, JsonObject trace) {
        List<JsonObject> spans = trace.objects("spans");
        if (!spans.isEmpty()) to.put("trace", spans.getFirst().string("trace"));
        to.array(
                "spans",
                spans,
                (one, span) ->
                        one.put("span", span.string("span"))
                                .put("parent", span.string("parent"))
                                .put("service", span.string("service"))
                                .put("name", span.string("name"))
                                .put("startMicros", span.number("startMicros"))
                                .put("micros", span.number("micros"))
                                .put("failed", span.flag("failed")));
    }

    private void writer(JsonWriter to, String writer) {
        WorkerMark.parse(writer)
                .ifPresent(mark -> to.put("worker", writers.name(mark)).put("life", mark.life()));
    }
}
