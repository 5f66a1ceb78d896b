package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Person;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.SideBySide;
import dev.tonearm.e2e.journey.StackExtension;
import dev.tonearm.e2e.sound.Tuned;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What several servers notice of the one worker that is killed, and of its successor.
@TestInstance(Lifecycle.PER_CLASS)
class KilledWorkerJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);
    private final Server looping = STACK.server("looping");
    private final Server paused = STACK.server("paused");
    private final Server voting = STACK.server("voting");
    private final Person cleo = voting.person("cleo");
    private final Server nightcore = STACK.server("nightcore");
    private final Tuned tuned = new Tuned(STACK, nightcore);
    private TrackClock clock;
    private String added;
    private String pausedAgain;
    private String secondVote;

    @BeforeAll
    void it_is_killed_while_commands_come() {
        loop();
        pause();
        vote();
        tune();
        clock = new TrackClock(STACK, looping);
        STACK.control().kill("worker");
        // Nobody is there: the commands wait in their queue, and the listeners see that they are
        // being worked on. The dead worker's last request may have taken one: it shows again after
        // 10 s.
        added = looping.ada().sends("play", Map.of("query", second.title()));
        pausedAgain = paused.ada().sends("pause", Map.of());
        secondVote = cleo.sends("skip", Map.of());
        STACK.control().start("worker");
    }

    private void loop() {
        looping.ada().joins(looping.lounge());
        looping.ada().uses("play", Map.of("query", first.longer()));
        looping.ada().uses("play", Map.of("query", second.title()));
        looping.ada().uses("volume", Map.of("percent", 80));
        looping.ada().uses("loop", Map.of("mode", "queue"));
        STACK.hears(looping, first);
    }

    private void pause() {
        paused.ada().joins(paused.lounge());
        paused.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(paused, first);
        paused.ada().uses("pause");
    }

    private void vote() {
        voting.set("{\"who\":{\"rules\":{\"skip\":\"vote\"}}}");
        voting.ada().joins(voting.lounge());
        voting.ben().joins(voting.lounge());
        cleo.joins(voting.lounge());
        voting.ada().uses("play", Map.of("query", first.longer()));
        voting.ada().uses("play", Map.of("query", second.longer()));
        STACK.hears(voting, first);
        assertThat(voting.ben().uses("skip").text()).contains("**1** of **2** votes");
    }

    private void tune() {
        tuned.play(first);
        tuned.preset("nightcore");
        tuned.hears(first, Tuned.NIGHTCORE);
    }

    @AfterAll
    void everything_is_back() {
        STACK.restoreAll();
    }

    @SideBySide
    void the_music_goes_on_where_it_was() {
        assertThat(looping.ada().waitsFor(added).text()).contains("position **2**");
        STACK.hears(looping, first);
        clock.tellsWhatWasHeard();
        assertThat(looping.ada().uses("queue").text()).contains("2 tracks");
        assertThat(looping.ada().uses("nowplaying").text())
                .contains("volume 80%")
                .contains("repeating the queue");
    }

    @SideBySide
    void a_paused_player_stays_paused() {
        assertThat(paused.ada().waitsFor(pausedAgain).text()).contains("paused already");
        STACK.hearsNothing(paused);
        paused.ada().uses("resume");
        STACK.hears(paused, first);
    }

    @SideBySide
    void a_vote_counts_on() {
        assertThat(cleo.waitsFor(secondVote).text()).contains("Skipped", "Decided by vote");
        STACK.hears(voting, second);
    }

    @SideBySide
    void effects_are_as_they_were() {
        assertThat(nightcore.ada().uses("effects show").text()).contains("Nightcore");
        tuned.hears(first, Tuned.NIGHTCORE);
    }
}
