package dev.tonearm.operator.story;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.PlayerState;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How a story is told.
///
/// @param named whether people are called by their ids
/// @param replay whether the state after each line is shown
/// @param traces what is known of where a command's time went; mostly nothing
public record Telling(
        Part part,
        boolean named,
        boolean replay,
        boolean json,
        Function<InteractionId, Optional<JsonObject>> traces) {
    /// Without traces.
    public Telling(Part part, boolean named, boolean replay, boolean json) {
        this(part, named, replay, json, _ -> Optional.empty());
    }

    /// Tells it.
    ///
    /// @param now which ends it
    public void of(Head head, Chronicle.Kept kept, Writers writers, Instant now, PrintStream out) {
        People people = new People(named);
        for (Chronicle.Entry entry : kept.lines()) {
            if (entry.content() instanceof Chronicle.Content.Whole(var line, _)) people.meet(line);
        }
        List<Passage> all = Teller.tell(kept, writers);
        List<Passage> told = part.of(all);
        if (json) json(head, kept, writers, people, all, told, out);
        else text(head, kept, writers, people, all, told, now, out);
    }

    private void text(
            Head head,
            Chronicle.Kept kept,
            Writers writers,
            People people,
            List<Passage> all,
            List<Passage> told,
            Instant now,
            PrintStream out) {
        out.printf("The story of guild %s.%n", head.guild());
        head.lines().forEach(out::println);
        if (all.isEmpty()) {
            out.println("Its journal is empty: nobody has asked the bot for anything there.");
            return;
        }
        if (!named) out.println("People have numbers; --people shows their ids instead.");
        int before = all.size() - told.size();
        if (before > 0) {
            out.println(
                    "Of %d passages %d are told; --limit, --since, --from and --to choose others."
                            .formatted(all.size(), told.size()));
        }
        out.println();
        var text = new StoryText(out, people, writers, replay, traces);
        told.forEach(text::print);
        out.println();
        if (!told.isEmpty() && told.getLast().equals(all.getLast())) {
            last(all)
                    .ifPresent(state ->
                            out.printf(
                                    "As it is at %s: %s%s.%n",
                                    Moments.clock(now),
                                    StateWords.of(state, now),
                                    kept.settled() ? "; at rest" : ""));
        }
        out.println(StoryText.summary(told));
    }

    private void json(
            Head head,
            Chronicle.Kept kept,
            Writers writers,
            People people,
            List<Passage> all,
            List<Passage> told,
            PrintStream out) {
        var json = new StoryJson(out, people, writers, replay, traces);
        json.object(
                "head",
                to -> {
                    head.write(to);
                    to.put("passages", all.size())
                            .put("told", told.size())
                            .put("settled", kept.settled());
                });
        told.forEach(json::print);
    }

    private static Optional<PlayerState> last(List<Passage> all) {
        for (Passage passage : all.reversed()) {
            switch (passage) {
                case Passage.Told line -> {
                    return line.after();
                }
                case Passage.Unread _, Passage.Missing _ -> {
                    return Optional.empty();
                }
                case Passage.Covered _ -> {}
            }
        }
        return Optional.empty();
    }
}
