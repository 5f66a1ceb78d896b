package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Discord takes answers, and takes its time with them.
class SlowDiscordJourneyTest {
    private static final Duration SLOW = Duration.ofSeconds(9);

    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("slow");
    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);

    @Test
    void a_skip_is_heard_while_discord_has_yet_to_take_the_answer_before_it() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        server.ada().uses("play", Map.of("query", second.title()));
        STACK.hears(server, first);
        STACK.control()
                .post(
                        "faults",
                        Map.of(
                                "on",
                                "rest",
                                "method",
                                "PATCH",
                                "path",
                                "/webhooks/.*",
                                "delayMs",
                                SLOW.toMillis(),
                                "times",
                                1));
        String volume = server.ada().sends("volume", Map.of("percent", 40));
        STACK.eventually("a softer second", () -> server.heard().loudness() < 0.12);
        String skip = server.ada().sends("skip", Map.of());
        STACK.hears(server, second);
        var answer = new Interaction(STACK.control().get("interactions/" + volume));
        assertThat(answer.text()).as("what Discord has yet to take").isEmpty();
        assertThat(server.ada().waitsFor(volume).text()).contains("40%");
        assertThat(server.ada().waitsFor(skip).text()).contains("Skipped");
        assertThat(STACK.control().get("violations").get("violations")).isEmpty();
    }
}
