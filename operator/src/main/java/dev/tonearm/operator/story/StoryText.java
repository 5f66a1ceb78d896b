package dev.tonearm.operator.story;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.PlayerEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A story for people.
final class StoryText {
    private static final String INDENT = "              ";

    private final PrintStream out;
    private final People people;
    private final Writers writers;
    private final EventWords words;
    private final boolean replay;
    private final Function<InteractionId, Optional<JsonObject>> traces;
    private LocalDate day = LocalDate.MIN;

    StoryText(
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

    void print(Passage passage) {
        switch (passage) {
            case Passage.Told told -> told(told);
            case Passage.Unread unread ->
                    lead(
                            unread.entry().sequence(),
                            unread.newer() > 0
                                    ? "A newer build wrote this line, with format %d: this one cannot tell it (%s)."
                                            .formatted(
                                                    unread.newer(),
                                                    writers.of(unread.entry().writer()))
                                    : "This line is broken: %s (%s)."
                                            .formatted(
                                                    unread.why(),
                                                    writers.of(unread.entry().writer())));
            case Passage.Missing missing -> out.println(INDENT + gone(missing));
            case Passage.Covered covered -> covered(covered);
        }
    }

    private void told(Passage.Told told) {
        day(Moments.day(told.at()));
        out.printf(
                "%s  #%d  %s; %s, format %d:%n",
                Moments.clock(told.at()),
                told.line().sequence(),
                who(told),
                writers.of(told.entry().writer()),
                told.format());
        for (PlayerEvent event : told.line().events())
            out.println(INDENT + words.of(event, told.line()));
        if (told.line().events().isEmpty()) out.println(INDENT + "Nothing changed.");
        for (Note note : told.notes()) out.println(INDENT + "! " + note.text());
        if (told.line().cause() instanceof Cause.Asked(var interaction, _, _)) {
            traces.apply(interaction)
                    .map(TraceText::of)
                    .ifPresent(lines -> lines.forEach(one -> out.println(INDENT + "~ " + one)));
        }
        if (!replay) return;
        out.println(
                INDENT
                        + "= "
                        + told.after()
                                .map(state -> StateWords.of(state, told.at()))
                                .orElse("not known: what was before is not all there"));
    }

    private String who(Passage.Told told) {
        return switch (told.line().cause()) {
            case Cause.Asked(var interaction, var user, var command) -> {
                Duration took = Duration.between(interaction.createdAt(), told.at());
                yield "%s gave %s%s"
                        .formatted(
                                people.of(user),
                                Asked.slash(command),
                                took.isNegative()
                                        ? ""
                                        : ", written %s later".formatted(Moments.words(took)));
            }
            case Cause.Node() -> "An audio node reported";
            case Cause.Discord() ->
                    told.line().events().stream().anyMatch(HouseEvent.Agreed.class::isInstance)
                            ? "Discord told who listens now"
                            : "Discord reported";
        };
    }

    private void day(LocalDate on) {
        if (on.equals(day)) return;
        day = on;
        out.println(on + " (UTC)");
    }

    private void lead(long sequence, String text) {
        out.printf("%s#%d  %s%n", INDENT, sequence, text);
    }

    static String gone(Passage.Missing missing) {
        String lines =
                missing.first() == missing.last()
                        ? "Line " + missing.first() + " is"
                        : "Lines %d to %d are".formatted(missing.first(), missing.last());
        return missing.expired()
                ? lines
                        + " not kept any more: lines go 14 days after a snapshot has covered them, or with a person's data."
                : lines
                        + " missing, and no snapshot covers them: that must not be. Do not let a worker write a snapshot before somebody has looked.";
    }

    private void covered(Passage.Covered covered) {
        String upTo = "The snapshot covers all lines up to %d".formatted(covered.sequence());
        if (!covered.problem().isEmpty()) {
            out.println(INDENT + "! " + upTo + ", and cannot be read: " + covered.problem() + ".");
        } else if (!covered.differing().isEmpty()) {
            out.println(
                    INDENT
                            + "! "
                            + upTo
                            + " and disagrees with them about "
                            + String.join(", ", covered.differing())
                            + ". What it says counts from here on.");
        } else {
            out.println(
                    INDENT + upTo + (covered.compared() ? ", and says the same as they do." : "."));
        }
    }

    /// What is remarkable, counted.
    static String summary(List<Passage> told) {
        long lines = told.stream().filter(Passage.Told.class::isInstance).count();
        long notes =
                told.stream()
                        .mapToLong(
                                one -> one instanceof Passage.Told line ? line.notes().size() : 0)
                        .sum();
        long unread = told.stream().filter(Passage.Unread.class::isInstance).count();
        return "Told: %d lines, with %d remarks (!)%s."
                .formatted(lines, notes, unread == 0 ? "" : ", %d unreadable".formatted(unread));
    }
}
