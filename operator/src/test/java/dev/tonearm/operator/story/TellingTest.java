package dev.tonearm.operator.story;

import static dev.tonearm.operator.story.SomeJournals.kept;
import static dev.tonearm.operator.story.SomeJournals.with;
import static dev.tonearm.operator.story.SomeJournals.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.GoldenFiles;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.Chronicle.Content;
import dev.tonearm.core.player.Chronicle.Snapshot;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.Stored;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told of a journal, and that nothing in one ends the story.
class TellingTest {
    private final Scene scene = SomeJournals.anEvening();
    private final List<JournalLine> lines = SomeJournals.lines(scene);
    private final Instant now = scene.now().plusSeconds(60);
    private Part part = new Part(Instant.MIN, Instant.MAX, 1_000);

    @Test
    void every_event_of_every_format_has_a_sentence_without_anybodys_id() {
        List<JournalLine> all = new ArrayList<>();
        GoldenFiles.all("lines.jsonl").forEach(golden -> all.add(Stored.line(golden.bytes())));
        var words = new EventWords(new People(false));
        assertThat(all).hasSizeGreaterThan(30);
        for (JournalLine line : all) {
            for (var event : line.events()) {
                assertThat(words.of(event, line))
                        .as(event.toString())
                        .endsWith(".")
                        .matches("[\\p{L}\\p{Pi}\\d].*")
                        .doesNotContain("null", "user 4", "Optional", "[");
            }
        }
    }

    @Test
    void people_are_numbered_unless_their_ids_are_asked_for() {
        String numbered = told(kept(scene, Snapshot.NONE), false, true, true);
        assertThat(numbered)
                .contains("person-1", "person-2")
                .doesNotContain(Examples.ADA.toString(), Examples.BEN.toString());
        assertThat(told(kept(scene, Snapshot.NONE), true, false, false))
                .contains("user " + Examples.ADA, "user " + Examples.BEN)
                .doesNotContain("person-");
    }

    @Test
    void somebodys_number_is_the_same_whatever_part_is_told() {
        part = new Part(lines.get(2).at(), lines.get(2).at(), 1_000);
        assertThat(told(kept(scene, Snapshot.NONE)))
                .contains("person-2 gave /skip")
                .doesNotContain("person-1 gave");
    }

    @Test
    void a_line_of_a_newer_build_is_told_as_such_and_the_story_goes_on() {
        String story = told(with(kept(scene, Snapshot.NONE), 4, new Content.Newer(3)));
        assertThat(story)
                .contains("#4  A newer build wrote this line, with format 3")
                .contains("#5  ", "#12  ", "1 unreadable")
                .contains("= not known: what was before is not all there");
    }

    @Test
    void a_broken_line_is_told_as_such_and_the_story_goes_on() {
        assertThat(told(with(kept(scene, Snapshot.NONE), 4, new Content.Broken("not valid JSON"))))
                .contains("#4  This line is broken: not valid JSON")
                .contains("#5  ", "#12  ");
    }

    @Test
    void a_line_that_does_not_follow_is_told_with_the_reason_and_the_story_goes_on() {
        List<JournalLine> changed = new ArrayList<>(lines);
        changed.remove(2);
        changed.add(
                2,
                new JournalLine(
                        3, lines.get(2).at(), lines.get(2).cause(), lines.get(10).events()));
        assertThat(told(kept(changed, Snapshot.NONE, _ -> "")))
                .contains("! It does not follow from the lines before it: ")
                .contains("#4  ", "#12  ");
    }

    @Test
    void lines_that_have_expired_are_told_as_gone_and_the_replay_begins_at_the_snapshot() {
        var snapshot = new Snapshot.Whole(SomeJournals.folded(lines, 6));
        String story = told(without(kept(scene, snapshot), 1, 3));
        assertThat(story)
                .contains("Lines 1 to 3 are not kept any more")
                .contains("The snapshot covers all lines up to 6.")
                .doesNotContain("disagrees");
        assertThat(story.indexOf("= not known")).isLessThan(story.indexOf("The snapshot"));
        assertThat(story.substring(story.indexOf("#7  ")))
                .contains("= “borealis” at 0:00 of 3:00")
                .doesNotContain("not known");
    }

    @Test
    void when_all_lines_have_expired_the_snapshot_still_says_what_is() {
        PlayerState state = SomeJournals.folded(lines, 12);
        var kept = new Chronicle.Kept(List.of(), new Snapshot.Whole(state), true);
        assertThat(told(kept))
                .contains("Lines 1 to 12 are not kept any more")
                .contains("The snapshot covers all lines up to 12.");
    }

    @Test
    void a_line_that_is_missing_though_no_snapshot_covers_it_is_an_alarm() {
        String story = told(without(kept(scene, Snapshot.NONE), 5, 5));
        assertThat(story).contains("Line 5 is missing, and no snapshot covers").contains("#6  ");
    }

    @Test
    void a_snapshot_that_disagrees_with_the_lines_says_where_and_counts_from_there_on() {
        PlayerState folded = SomeJournals.folded(lines, 6);
        JournalLine louder =
                new JournalLine(
                        6,
                        lines.get(5).at(),
                        lines.get(5).cause(),
                        List.of(new SoundEvent.VolumeSet(90)));
        var other = new Snapshot.Whole(SomeJournals.folded(lines, 5).after(louder));
        assertThat(other.state()).isNotEqualTo(folded);
        String story = told(kept(scene, other));
        assertThat(story)
                .contains("! The snapshot covers all lines up to 6 and disagrees with them about ")
                .contains("the sound");
        assertThat(story.substring(story.indexOf("#7  "))).contains("volume 90 %");
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_told_with_the_reason() {
        assertThat(told(kept(scene, new Snapshot.Newer(6, 9))))
                .contains("cannot be read: a newer build wrote it, with format 9");
        assertThat(told(kept(scene, new Snapshot.Broken(6, "not a player state"))))
                .contains("cannot be read: not a player state");
    }

    @Test
    void a_track_whose_end_nobody_told_is_overdue_once() {
        List<JournalLine> late = new ArrayList<>(lines.subList(0, 2));
        for (int i = 1; i <= 2; i++) {
            late.add(
                    new JournalLine(
                            2 + i,
                            lines.get(1).at().plus(Duration.ofMinutes(3L + i)),
                            lines.getFirst().cause(),
                            List.of(new SoundEvent.VolumeSet(50 + i))));
        }
        assertThat(told(kept(late, Snapshot.NONE, _ -> "")))
                .containsOnlyOnce("By the clock “aurora” was over at 12:03:00; for 1 min 1 s");
    }

    @Test
    void the_last_ones_are_told_and_it_is_said_that_there_are_more() {
        part = new Part(Instant.MIN, Instant.MAX, 2);
        assertThat(told(kept(scene, Snapshot.NONE)))
                .contains("Of 13 passages 2 are told")
                .contains("#12  ", "#13  ")
                .doesNotContain("#11  ");
    }

    @Test
    void an_empty_journal_is_said_to_be_empty() {
        assertThat(told(new Chronicle.Kept(List.of(), Snapshot.NONE, false)))
                .contains("Its journal is empty");
    }

    @Test
    void for_programs_each_line_is_an_object_of_a_kind() {
        var snapshot = new Snapshot.Whole(SomeJournals.folded(lines, 6));
        Chronicle.Kept kept =
                with(
                        with(kept(scene, snapshot), 8, new Content.Newer(3)),
                        9,
                        new Content.Broken("x"));
        List<String> kinds =
                told(without(kept, 1, 2), false, true, true)
                        .lines()
                        .map(line -> JsonObject.parse(line).string("kind"))
                        .toList();
        assertThat(kinds)
                .containsExactly(
                        "head",
                        "missing",
                        "line",
                        "line",
                        "line",
                        "line",
                        "snapshot",
                        "line",
                        "newer",
                        "broken",
                        "line",
                        "line",
                        "line",
                        "line");
    }

    private String told(Chronicle.Kept kept) {
        return told(kept, false, true, false);
    }

    private String told(Chronicle.Kept kept, boolean named, boolean replay, boolean json) {
        var printed = new ByteArrayOutputStream();
        new Telling(part, named, replay, json)
                .of(
                        SomeJournals.head(now),
                        kept,
                        SomeJournals.WRITERS,
                        now,
                        new PrintStream(printed, true, UTF_8));
        return printed.toString(UTF_8);
    }
}
