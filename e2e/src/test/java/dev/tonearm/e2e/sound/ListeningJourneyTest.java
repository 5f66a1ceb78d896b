package dev.tonearm.e2e.sound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.SideBySide;
import dev.tonearm.e2e.journey.StackExtension;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What listeners do on a good day.
class ListeningJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("listening");
    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);
    private final Piece third = STACK.pieces().get(2);

    @SideBySide
    void play_is_heard_as_the_piece_that_was_asked_for() {
        server.ada().joins(server.lounge());
        Interaction played = server.ada().uses("play", Map.of("query", first.title()));
        assertThat(played.failure()).isEmpty();
        assertThat(played.text()).contains("Now playing").contains(first.title());
        STACK.hears(server, first);
        assertThat(server.botChannel()).isEqualTo(server.lounge());
    }

    @SideBySide
    void a_link_plays_as_well_as_words() {
        server.ada().joins(server.lounge());
        assertThat(server.ada().uses("play", Map.of("query", second.url())).text())
                .contains(second.title());
        STACK.hears(server, second);
    }

    @SideBySide
    void a_second_play_waits_and_skip_brings_it() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        assertThat(server.ada().uses("play", Map.of("query", second.title())).text())
                .contains("position **1**");
        assertThat(server.ada().uses("queue").text())
                .contains(first.title())
                .contains("`1.`")
                .contains(second.title());
        assertThat(server.ada().uses("skip").text()).contains("Skipped").contains(second.title());
        STACK.hears(server, second);
    }

    @SideBySide
    void pause_is_silent_and_resume_goes_on_where_it_was() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        assertThat(server.ada().uses("pause").text()).contains("Paused at");
        STACK.hearsNothing(server);
        assertThat(server.ada().uses("pause").text()).contains("paused already");
        assertThat(server.ada().uses("resume").text()).contains("Going on with");
        STACK.hears(server, first);
    }

    @SideBySide
    void seek_moves_and_refuses_what_is_beyond_the_end() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        assertThat(server.ada().uses("seek", Map.of("position", "0:20")).text())
                .contains("Now at 0:20");
        assertThat(server.ada().uses("nowplaying").text()).contains("Now playing");
        assertThat(server.ada().uses("seek", Map.of("position", "59:59")).text())
                .contains("ends at");
        STACK.hears(server, first);
    }

    @SideBySide
    void a_track_that_ends_brings_the_next_one() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        server.ada().uses("play", Map.of("query", second.title()));
        server.ada().uses("seek", Map.of("position", String.valueOf(first.lengthMs() / 1000 - 2)));
        STACK.hears(server, second);
        assertThat(server.ada().uses("queue").text()).contains("Nothing waits");
    }

    @SideBySide
    void loop_plays_the_same_track_again() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        server.ada().uses("play", Map.of("query", second.title()));
        assertThat(server.ada().uses("loop", Map.of("mode", "track")).text())
                .contains("Repeating this track");
        server.ada().uses("seek", Map.of("position", String.valueOf(first.lengthMs() / 1000 - 2)));
        STACK.eventually("it starts again", () -> STACK.position(server) < 10_000);
        STACK.hears(server, first);
    }

    @SideBySide
    void volume_is_heard() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        // Every second of every piece has a root mean square between 0.2 and 0.4.
        STACK.eventually("a loud second", () -> server.heard().loudness() > 0.2);
        server.ada().uses("volume", Map.of("percent", 25));
        STACK.eventually("a softer second", () -> server.heard().loudness() < 0.12);
        STACK.hears(server, first);
    }

    @SideBySide
    void stop_keeps_the_queue_and_leave_the_place() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        server.ada().uses("play", Map.of("query", second.title()));
        assertThat(server.ada().uses("stop").text()).contains("Stopped");
        STACK.hearsNothing(server);
        assertThat(server.ada().uses("queue").text())
                .contains(first.title())
                .contains(second.title());
        server.ada().uses("resume");
        STACK.hears(server, first);
        server.ada().uses("leave");
        STACK.eventually("the bot leaves", () -> server.botChannel().isEmpty());
        server.ada().uses("resume");
        STACK.hears(server, first);
    }

    @SideBySide
    void shuffle_remove_and_clear_change_what_waits() {
        server.ada().joins(server.lounge());
        for (Piece piece : STACK.pieces())
            server.ada().uses("play", Map.of("query", piece.title()));
        assertThat(server.ada().uses("shuffle").text()).contains("Shuffled");
        assertThat(server.ada().uses("remove track", Map.of("position", 1)).text())
                .contains("Removed");
        assertThat(server.ada().uses("remove track", Map.of("position", 99)).text())
                .contains("no position");
        assertThat(server.ada().uses("clear").text()).contains("from the queue");
        assertThat(server.ada().uses("queue").text()).contains("Nothing waits");
        STACK.hears(server, first);
    }

    @SideBySide
    void the_now_playing_message_is_one_and_its_buttons_work() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        server.ada().uses("play", Map.of("query", third.title()));
        JsonNode panel = STACK.panel(server);
        assertThat(server.ada().presses(panel, "t1:pause").failure()).isEmpty();
        STACK.hearsNothing(server);
        STACK.eventually(
                "it says so", () -> Interaction.texts(STACK.panel(server)).contains("Paused"));
        server.ada().presses(STACK.panel(server), "t1:pause");
        STACK.hears(server, first);
        server.ada().presses(STACK.panel(server), "t1:skip");
        STACK.hears(server, third);
        assertThat(STACK.panel(server).get("id")).isEqualTo(panel.get("id"));
    }

    @SideBySide
    void help_and_autocomplete_help() {
        assertThat(server.ada().uses("help").text()).contains("`/play`");
        assertThat(server.ada().uses("help", Map.of("command", "seek")).text()).contains("1:30");
        JsonNode choices = server.ada().completes("play", "query", first.title().substring(0, 4));
        assertThat(choices.toString()).contains(first.title());
    }
}
