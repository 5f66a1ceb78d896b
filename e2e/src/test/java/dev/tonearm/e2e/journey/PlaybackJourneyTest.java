package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What listeners do to hear just what they want: choose among hits, bring a file, go to and fro.
class PlaybackJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("playback");
    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);
    private final Piece third = STACK.pieces().get(2);

    @SideBySide
    void what_is_chosen_among_the_hits_plays_and_only_who_searched_sees_them() {
        server.ada().joins(server.lounge());
        Interaction search = server.ada().uses("search", Map.of("query", second.title()));
        JsonNode message = search.json().path("message");
        assertThat(search.text()).contains("for " + second.title());
        assertThat(message.path("flags").asInt() & 64).isEqualTo(64);
        Interaction chosen = server.ada().chooses(message, "t1:pick:last", second.url());
        assertThat(chosen.failure()).isEmpty();
        STACK.hears(server, second);
        STACK.eventually(
                "the menus become the answer",
                () -> shown(message.path("id").asText()).contains("Now playing"));
    }

    @SideBySide
    void a_file_is_played_and_what_was_on_before_comes_back() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        String file = server.ada().uploads("Mein Lied.wav", "audio/wav", bytes(third));
        Interaction played = server.ada().uses("play", Map.of("file", file, "when", "now"));
        assertThat(played.text()).contains("Now playing").contains("Mein Lied");
        STACK.hears(server, third);
        assertThat(server.ada().uses("previous").text())
                .contains("Back to")
                .contains(first.title());
        STACK.hears(server, first);
        assertThat(server.ada().uses("skip").text()).contains("Mein Lied");
        STACK.hears(server, third);
    }

    @SideBySide
    void jumping_and_going_on_and_back_in_a_track_are_heard() {
        server.ada().joins(server.lounge());
        for (Piece piece : new Piece[] {first, second, third}) {
            server.ada().uses("play", Map.of("query", piece.title()));
        }
        assertThat(server.ada().uses("jump", Map.of("position", 2)).text()).contains(third.title());
        STACK.hears(server, third);
        assertThat(server.ada().uses("forward", Map.of("seconds", 20)).text()).contains("Now at");
        assertThat(STACK.position(server)).isGreaterThanOrEqualTo(20_000);
        assertThat(server.ada().uses("replay").text()).contains("From the beginning");
        assertThat(STACK.position(server)).isLessThan(20_000);
        assertThat(server.ada().uses("skip", Map.of("to", 1)).text()).contains(second.title());
        STACK.hears(server, second);
    }

    /// What a message of the channel says by now, also one that only one person sees.
    private String shown(String id) {
        for (JsonNode message : server.messages()) {
            if (message.path("id").asText().equals(id)) return Interaction.texts(message);
        }
        return "";
    }

    private static byte[] bytes(Piece piece) {
        try (InputStream music = URI.create(piece.url()).toURL().openStream()) {
            return music.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
