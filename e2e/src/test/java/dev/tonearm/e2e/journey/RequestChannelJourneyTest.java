package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Music that is asked for in the channel for it, by writing and by the button.
class RequestChannelJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("requests");
    private final Piece piece = STACK.pieces().get(0);

    @SideBySide
    void the_player_stands_there_before_anything_has_played_and_its_button_starts_the_music() {
        set();
        panelSays("**Write here what you want to hear**");
        server.ada().joins(server.lounge());
        asks(piece.longer());
        STACK.hears(server, piece);
        for (int i = 1; i <= 11; i++) asks(STACK.pieces().get(i % STACK.pieces().size()).title());
        panelSays("and one more");
        assertThat(Interaction.texts(STACK.panel(server)))
                .containsPattern("(?m)^-# 10\\. .* · at <t:\\d+:t>$")
                .contains("**Write here what you want to hear**");
    }

    private void set() {
        String settings = "{\"where\":{\"requests\":\"%s\"}}".formatted(server.text());
        assertThat(server.set(settings).text())
                .contains("Saved", "what is written there is played");
    }

    private void asks(String query) {
        Interaction form = server.ada().presses(STACK.panel(server), "t1:add");
        server.ada().submits(form, Map.of("query", query));
    }

    private void panelSays(String words) {
        STACK.eventually(
                "the message says " + words,
                () -> Interaction.texts(STACK.panel(server)).contains(words));
    }

    @SideBySide
    void what_is_written_in_the_request_channel_plays_and_the_channel_stays_tidy() {
        server.permitBot(server.text(), List.of("MANAGE_MESSAGES"), List.of());
        set();
        server.ada().joins(server.lounge());
        String written = server.ada().types(piece.title());
        STACK.hears(server, piece);
        STACK.eventually(
                "the message stands there",
                () -> Interaction.texts(STACK.panel(server)).contains(piece.title()));
        STACK.eventually(
                "what was written is gone",
                () -> !server.messages().toString().contains("\"" + written + "\""));
    }
}
