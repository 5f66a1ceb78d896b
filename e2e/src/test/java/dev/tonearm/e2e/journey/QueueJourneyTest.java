package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What listeners do to what waits, and take back.
class QueueJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("queueing");
    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);
    private final Piece third = STACK.pieces().get(2);

    @SideBySide
    void whatever_was_done_is_undone_by_the_button_below_its_answer_and_done_again() {
        threeTracks();
        Interaction cleared = server.ada().uses("clear");
        assertThat(server.ada().uses("queue").text()).contains("Nothing waits");
        JsonNode answer = cleared.json().path("message");
        assertThat(server.ben().presses(answer, id(answer, "undo")).failure()).isEmpty();
        assertThat(server.ada().uses("queue").text())
                .containsSubsequence(second.title(), third.title());
        STACK.eventually("the answer says so", () -> says(answer, "undid this"));
        JsonNode undone = message(answer);
        assertThat(server.ada().presses(undone, id(undone, "redo")).failure()).isEmpty();
        STACK.eventually("it was done again", () -> says(answer, "did this again"));
        assertThat(server.ada().uses("queue").text()).contains("Nothing waits");
        // Its own action is not the last one any more, and the answer stays as it is.
        server.ada().uses("undo");
        JsonNode redone = message(answer);
        assertThat(server.ada().presses(redone, id(redone, "undo")).text()).contains("used up");
        assertThat(says(answer, "did this again")).isTrue();
        assertThat(server.ada().uses("history actions").text())
                .containsSubsequence("undid this", "did this again", "undid this", "cleared");
    }

    @SideBySide
    void a_skip_that_is_undone_brings_the_track_back_where_it_was() {
        threeTracks();
        STACK.hears(server, first);
        server.ada().uses("skip");
        STACK.hears(server, second);
        assertThat(server.ada().uses("undo").text()).contains("skipped", first.title());
        STACK.hears(server, first);
        assertThat(server.ada().uses("queue").text())
                .containsSubsequence("`1.`", second.title(), "`2.`", third.title());
    }

    @SideBySide
    void tracks_are_moved_swapped_and_taken_by_turns() {
        threeTracks();
        assertThat(server.ada().uses("move", Map.of("from", 2, "to", 1)).text())
                .contains(third.title(), "position **1**");
        assertThat(server.ada().uses("swap", Map.of("first", 1, "second", 2)).text())
                .contains("Swapped");
        assertThat(server.ada().uses("fair", Map.of("mode", "on")).text()).contains("take turns");
        server.ben().joins(server.lounge());
        server.ben().uses("play", Map.of("query", first.title()));
        assertThat(server.ada().uses("queue").text())
                .containsSubsequence("`1.`", first.title(), second.title(), third.title())
                .contains("listeners take turns");
        assertThat(server.ada().uses("remove user", Map.of("user", server.ben().id())).text())
                .contains("Removed");
    }

    private void threeTracks() {
        server.ada().joins(server.lounge());
        server.ben().joins(server.lounge());
        for (Piece piece : new Piece[] {first, second, third}) {
            server.ada().uses("play", Map.of("query", piece.title()));
        }
    }

    private boolean says(JsonNode answer, String text) {
        return Interaction.texts(message(answer)).contains(text);
    }

    /// A message as it is now.
    private JsonNode message(JsonNode known) {
        for (JsonNode message : server.messages()) {
            if (message.get("id").equals(known.get("id"))) return message;
        }
        throw new IllegalStateException("the message is gone: " + known);
    }

    private static String id(JsonNode message, String route) {
        Matcher found = Pattern.compile("t1:" + route + ":\\d+").matcher(message.toString());
        assertThat(found.find()).as(message.toString()).isTrue();
        return found.group();
    }
}
