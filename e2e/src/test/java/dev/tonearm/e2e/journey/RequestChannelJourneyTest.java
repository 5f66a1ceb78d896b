package dev.tonearm.e2e.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Music that is asked for by writing.
class RequestChannelJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("requests");
    private final Piece piece = STACK.pieces().get(0);

    @SideBySide
    void what_is_written_in_the_request_channel_plays_and_the_channel_stays_tidy() {
        server.permitBot(server.text(), List.of("MANAGE_MESSAGES"), List.of());
        String settings = "{\"where\":{\"requests\":\"%s\"}}".formatted(server.text());
        String file = server.ada().uploads("s.json", "application/json", settings.getBytes(UTF_8));
        assertThat(server.ada().uses("settings import", Map.of("file", file)).text())
                .contains("Saved");
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
