package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.discord.interactions.Interaction.State;
import dev.tonearm.discord.json.Json;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The three seconds for the first answer, cut to a fraction of one.
final class DeadlineTest {

    @Test
    void an_interaction_that_is_not_answered_in_time_fails_and_its_token_dies() throws Exception {
        try (var scene = new Scene()) {
            scene.discord.settings().change(Json.object().put("answerDeadlineMs", 200));
            var release = new CountDownLatch(1);
            scene.bot.answers(_ -> {
                awaitQuietly(release);
                return Bot.Reply.json("{\"type\":5}");
            });

            var interaction = scene.played();
            var late =
                    scene.rest.send("PATCH", scene.original(interaction), "{\"content\":\"late\"}");
            release.countDown();

            assertThat(interaction.state()).isEqualTo(State.FAILED);
            assertThat(late.status()).isEqualTo(404);
            assertThat(scene.discord.violations().rules())
                    .containsExactly("interaction.no-answer", "interaction.late");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            var _ = latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
