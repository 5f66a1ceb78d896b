package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the bot says about itself.
class AboutJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("about");
    private final Piece piece = STACK.pieces().get(0);

    @SideBySide
    void a_ping_goes_the_whole_way_and_tells_it() {
        String ping = server.ada().sends("ping", Map.of());
        await().untilAsserted(() ->
                assertThat(new Interaction(STACK.control().get("interactions/" + ping)).text())
                        .contains("waiting for a worker")
                        .contains("ms in all"));
    }

    @SideBySide
    void statistics_count_what_was_asked_for() {
        assertThat(server.ada().uses("stats").text()).contains("Nothing was heard here yet");
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", piece.title()));
        assertThat(server.ada().uses("stats").text()).contains("**1** command");
        assertThat(server.ada().uses("about").text()).contains("Invite me");
    }
}
