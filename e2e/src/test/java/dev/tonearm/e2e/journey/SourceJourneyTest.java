package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.message.SourceWords;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What listeners notice when the music does not come.
class SourceJourneyTest {
    private static final int TRACKS = 20;

    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("source");
    private final List<Piece> pieces = STACK.pieces();

    @AfterEach
    void everything_is_back() {
        STACK.restoreAll();
    }

    @Test
    void a_media_server_that_stops_takes_nothing_and_the_music_goes_on_when_it_is_back() {
        server.ada().joins(server.lounge());
        for (int i = 0; i < TRACKS; i++) {
            server.ada().uses("play", Map.of("query", pieces.get(i % 4).title()));
        }
        server.ada().uses("loop", Map.of("mode", "queue"));
        STACK.hears(server, pieces.getFirst());
        STACK.control().post("parts/music/cut");
        // What plays was loaded ahead; the next one is not.
        server.ada().uses("skip");
        STACK.eventually("it stops", () -> nowPlaying().contains("Waiting for the source"));
        // The first failures are told before the last one stops the player: one message, edited.
        STACK.eventually(
                "the channel is told",
                () -> notices().toString().contains("the whole queue is kept"));
        assertThat(notices()).hasSize(1);
        // While the player tries whether its source is back, the track it tries is none that waits.
        STACK.eventually(
                "all tracks are kept",
                () -> server.ada().uses("queue").text().contains(TRACKS + " tracks"));

        STACK.control().post("parts/music/restore");
        STACK.eventually(
                "it goes on by itself",
                () -> pieces.stream().anyMatch(p -> p.isHeardIn(server.heard().dominantHertz())));
        assertThat(nowPlaying()).contains("Now playing").contains("repeating the queue");
        assertThat(server.ada().uses("queue").text()).contains(TRACKS - 1 + " tracks");
        assertThat(notices()).as("one message").hasSize(1);
    }

    @Test
    void who_cannot_wait_resumes_and_who_has_enough_stops() {
        server.ada().joins(server.lounge());
        for (int i = 0; i < 4; i++) {
            server.ada().uses("play", Map.of("query", pieces.get(i).title()));
        }
        STACK.hears(server, pieces.getFirst());
        STACK.control().post("parts/music/cut");
        STACK.eventually("it stops", () -> nowPlaying().contains("Waiting for the source"));
        assertThat(server.ada().uses("stop").text()).contains("Stopped");
        assertThat(nowPlaying()).contains("Nothing is playing").contains("4 tracks wait");
        STACK.control().post("parts/music/restore");
        server.ada().uses("resume");
        STACK.hears(server, pieces.getFirst());
    }

    @Test
    void a_file_that_is_gone_when_its_turn_comes_is_named_with_the_reason() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", pieces.getFirst().title()));
        String address = pieces.get(1).url().replace("/music/", "/music/once/");
        assertThat(server.ada().uses("play", Map.of("query", address)).text()).contains("Added");
        server.ada().uses("play", Map.of("query", pieces.get(2).title()));
        server.ada().uses("skip");
        STACK.hears(server, pieces.get(2));
        STACK.eventually("the channel is told", () -> notices().size() == 1);
        assertThat(notices().getFirst().toString())
                .contains("could not be played: ")
                .contains(SourceWords.GONE.sentence());
    }

    @Test
    void a_file_without_a_sound_costs_a_line_a_second_however_it_loops()
            throws InterruptedException {
        server.ada().joins(server.lounge());
        String address = STACK.page().resolve("/music/empty/nothing.wav").toString();
        server.ada().uses("loop", Map.of("mode", "track"));
        server.ada().uses("play", Map.of("query", address));
        double before = STACK.journalLines();
        // That nothing more happens cannot be waited for.
        Thread.sleep(6_000);
        assertThat(STACK.journalLines() - before).isBetween(4.0, 20.0);
        server.ada().uses("stop");
    }

    private String nowPlaying() {
        return server.ada().uses("nowplaying").text();
    }

    private List<JsonNode> notices() {
        List<JsonNode> notices = new ArrayList<>();
        for (JsonNode message : server.messages()) {
            if (message.toString().contains("could not be played")) notices.add(message);
        }
        return notices;
    }
}
