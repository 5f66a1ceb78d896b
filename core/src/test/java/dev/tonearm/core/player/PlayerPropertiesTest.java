package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.LoopMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What is true after any sequence of commands and reports. That none of them ends in an exception
/// is part of each.
class PlayerPropertiesTest {
    private static final int QUEUE = 8;

    @Property
    void every_track_that_was_asked_for_waits_or_plays_or_left_for_a_reason_in_the_journal(
            @ForAll("evenings") List<Moves.Move> evening) {
        Set<EntryId> asked = new HashSet<>();
        Set<EntryId> gone = new HashSet<>();
        for (Step step : steps(play(evening))) {
            switch (step.event()) {
                // What failed may come back, and nothing else.
                case QueueEvent.Enqueued enqueued ->
                        enqueued.entries()
                                .forEach(entry ->
                                        assertThat(gone.remove(entry.id()) || asked.add(entry.id()))
                                                .isTrue());
                case PlaybackEvent.Ended ended when !ended.requeued() -> gone.add(ended.entry());
                case QueueEvent.Removed(var index, var count, _) ->
                        gone.addAll(ids(step.before().queue().subList(index, index + count)));
                case PlaybackEvent.Returned(var entry) ->
                        assertThat(asked.add(entry.id())).isTrue();
                case QueueEvent.Cleared(var count) -> {
                    assertThat(step.before().queue()).hasSize(count);
                    gone.addAll(ids(step.before().queue()));
                }
                case QueueEvent.RemovedOf(_, var count) -> {
                    assertThat(lost(step)).hasSize(count);
                    gone.addAll(lost(step));
                }
                case QueueEvent.Deduplicated(var count) -> {
                    assertThat(lost(step)).hasSize(count);
                    gone.addAll(lost(step));
                }
                // What was taken out comes back, and what came by what is undone goes.
                case StoryEvent story -> {
                    assertThat(lost(step)).hasSize(story.out());
                    assertThat(won(step)).hasSize(story.back());
                    won(step).forEach(id -> assertThat(gone.remove(id)).isTrue());
                    gone.addAll(lost(step));
                }
                default -> {}
            }
            List<EntryId> present = new ArrayList<>(ids(step.after().queue()));
            if (step.after().playback() instanceof Playback.Loaded loaded)
                present.add(loaded.entry().id());
            List<EntryId> accounted = new ArrayList<>(present);
            accounted.addAll(gone);
            assertThat(accounted)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    @Property
    void only_what_is_there_for_it_changes_the_order_of_what_waits(
            @ForAll("evenings") List<Moves.Move> evening) {
        for (Step step : steps(play(evening))) {
            if (step.event() instanceof StoryEvent) continue;
            if (reorders(step.event())) {
                assertThat(step.after().queue())
                        .containsExactlyInAnyOrderElementsOf(step.before().queue());
                continue;
            }
            List<QueueEntry> stayed = new ArrayList<>(step.after().queue());
            stayed.retainAll(step.before().queue());
            List<QueueEntry> were = new ArrayList<>(step.before().queue());
            were.retainAll(stayed);
            assertThat(stayed).isEqualTo(were);
        }
    }

    @Property
    void the_plan_limits_what_waits_and_what_plays_is_one_more(
            @ForAll("evenings") List<Moves.Move> evening) {
        for (PlayerState state : play(evening).states()) {
            int playing = state.playback() instanceof Playback.Loaded ? 1 : 0;
            // Those that failed left the queue and found their places taken.
            int returned = Setbacks.HALT - 1;
            assertThat(state.queue().size() + playing).isLessThanOrEqualTo(QUEUE + 1 + returned);
        }
    }

    @Property
    void nothing_runs_on_while_the_bot_is_in_no_channel(
            @ForAll("evenings") List<Moves.Move> evening) {
        for (PlayerState state : play(evening).states()) {
            if (state.voice() instanceof Whereabouts.Nowhere
                    && state.playback() instanceof Playback.Loaded loaded) {
                assertThat(loaded.paused()).isTrue();
            }
        }
    }

    @Property
    void the_bot_is_alone_only_in_a_channel_and_has_parted_only_from_one(
            @ForAll("evenings") List<Moves.Move> evening) {
        for (PlayerState state : play(evening).states()) {
            boolean nowhere = state.voice() instanceof Whereabouts.Nowhere;
            if (state.company() instanceof Company.Nobody) assertThat(nowhere).isFalse();
            if (state.company() instanceof Company.Parted) assertThat(nowhere).isTrue();
        }
    }

    @Property
    void what_pauses_by_itself_is_paused_and_says_why(
            @ForAll("evenings") List<Moves.Move> evening) {
        for (PlayerState state : play(evening).states()) {
            House house = state.house();
            if (house.hush() == Hush.NONE) continue;
            assertThat(state.playback())
                    .isInstanceOfSatisfying(
                            Playback.Loaded.class, loaded -> assertThat(loaded.paused()).isTrue());
            boolean nowhere = state.voice() instanceof Whereabouts.Nowhere;
            if (nowhere) assertThat(house.comeback()).isInstanceOf(Comeback.Due.class);
        }
    }

    @Property
    void since_when_it_is_idle_is_known_whenever_it_is(
            @ForAll("evenings") List<Moves.Move> evening) {
        for (PlayerState state : play(evening).states()) {
            boolean idle =
                    state.playback() instanceof Playback.Idle
                            && state.voice() instanceof Whereabouts.InVoice;
            assertThat(state.house().idleSince().equals(House.NEVER)).isEqualTo(!idle);
            if (state.playback() instanceof Playback.Idle
                    && !state.house().votes().open().isEmpty())
                assertThat(state.house().votes().open()).allMatch(one -> one.title().isEmpty());
        }
    }

    @Property
    void a_position_is_always_inside_its_track(@ForAll("evenings") List<Moves.Move> evening) {
        Scene scene = play(evening);
        for (PlayerState state : scene.states()) {
            if (state.playback() instanceof Playback.Loaded loaded) {
                assertThat(loaded.positionAt(scene.now()))
                        .isBetween(0L, loaded.entry().track().lengthMillis());
            }
        }
    }

    @Property
    void a_command_is_known_by_its_first_line_for_as_long_as_it_can_be_answered(
            @ForAll("evenings") List<Moves.Move> evening) {
        Scene scene = play(evening);
        Instant oldest = scene.now().minus(InteractionId.TOKEN_LIFETIME);
        for (JournalLine line : scene.lines()) {
            if (line.cause() instanceof Cause.Asked(var interaction, _, _)
                    && interaction.createdAt().isAfter(oldest)) {
                assertThat(scene.state().handled(interaction)).hasValue(line.sequence());
            }
        }
    }

    @Property
    void a_late_or_repeated_report_about_another_entry_changes_nothing(
            @ForAll("evenings") List<Moves.Move> evening) {
        Scene scene = play(evening);
        EntryId never = new EntryId(scene.state().nextEntry());
        Decision nothing = new Decision.Accepted(List.of());
        assertThat(scene.happens(new PlayerInput.TrackEnded(never))).isEqualTo(nothing);
        assertThat(scene.happens(new PlayerInput.TrackFailed(never, ""))).isEqualTo(nothing);
        assertThat(scene.happens(new PlayerInput.PositionReported(never, 5, scene.now())))
                .isEqualTo(nothing);
    }

    @Property
    void a_track_that_plays_to_its_end_is_followed_by_the_next_one_that_waits(
            @ForAll("evenings") List<Moves.Move> evening) {
        Scene scene = play(evening);
        PlayerState before = scene.state();
        if (before.playback() instanceof Playback.Idle) return;
        EntryId ended = scene.loaded().entry().id();
        scene.theTrackEnds();
        boolean again =
                before.loop() == LoopMode.TRACK
                        || (before.loop() == LoopMode.QUEUE && before.queue().isEmpty());
        if (again) {
            assertThat(scene.loaded().entry().id()).isEqualTo(ended);
        } else if (before.queue().isEmpty()) {
            assertThat(scene.isIdle()).isTrue();
        } else {
            assertThat(scene.loaded().entry()).isEqualTo(before.queue().getFirst());
        }
    }

    @Property
    void a_source_that_fails_from_now_on_takes_no_more_than_one_track(
            @ForAll("evenings") List<Moves.Move> evening) {
        Scene scene = play(evening);
        PlayerState before = scene.state();
        if (before.playback() instanceof Playback.Idle) return;
        for (int i = 0; i < 100; i++) {
            scene.state()
                    .retryAt()
                    .ifPresent(due -> {
                        if (due.isAfter(scene.now()))
                            scene.after(Duration.between(scene.now(), due));
                        scene.happens(new PlayerInput.RetryDue());
                    });
            if (scene.isIdle()) continue;
            scene.happens(new PlayerInput.TrackFailed(scene.loaded().entry().id(), "broken"));
        }
        assertThat(scene.isIdle()).isTrue();
        int all = before.queue().size() + 1;
        // Those that had failed before may come back, too.
        assertThat(scene.state().queue()).hasSizeBetween(all == 1 ? 0 : all, all + Setbacks.HALT);
    }

    @Property(tries = 100)
    void folding_from_any_snapshot_gives_what_folding_from_the_start_gives(
            @ForAll("evenings") List<Moves.Move> evening) {
        Scene scene = play(evening);
        for (PlayerState snapshot : scene.states()) {
            PlayerState folded = Stored.state(Stored.write(snapshot));
            for (JournalLine line :
                    scene.lines().subList((int) snapshot.sequence(), scene.lines().size())) {
                folded = folded.after(Stored.line(Stored.write(line)));
            }
            assertThat(folded).isEqualTo(scene.state());
        }
    }

    @Provide
    Arbitrary<List<Moves.Move>> evenings() {
        return Moves.evenings();
    }

    private static Scene play(List<Moves.Move> evening) {
        Scene scene = Scene.aQuietGuild().whereTheQueueHolds(QUEUE);
        for (Moves.Move move : evening) move.make().accept(scene);
        return scene;
    }

    /// Each single event, with the states around it.
    private static List<Step> steps(Scene scene) {
        List<Step> steps = new ArrayList<>();
        for (JournalLine line : scene.lines()) {
            PlayerState state = scene.states().get((int) line.sequence() - 1);
            for (PlayerEvent event : line.events()) {
                PlayerState after = event.appliedTo(state, line.at());
                steps.add(new Step(state, event, after));
                state = after;
            }
        }
        return steps;
    }

    private static boolean reorders(PlayerEvent event) {
        return event instanceof QueueEvent.Shuffled
                || event instanceof QueueEvent.Reversed
                || event instanceof QueueEvent.Moved
                || event instanceof QueueEvent.Swapped
                || event instanceof QueueEvent.Rotated
                || event instanceof QueueEvent.TookTurns;
    }

    private static List<EntryId> lost(Step step) {
        List<EntryId> lost = new ArrayList<>(ids(step.before().queue()));
        lost.removeAll(ids(step.after().queue()));
        return lost;
    }

    private static List<EntryId> won(Step step) {
        List<EntryId> won = new ArrayList<>(ids(step.after().queue()));
        won.removeAll(ids(step.before().queue()));
        return won;
    }

    private static List<EntryId> ids(List<QueueEntry> entries) {
        return entries.stream().map(QueueEntry::id).toList();
    }

    private record Step(PlayerState before, PlayerEvent event, PlayerState after) {}
}
