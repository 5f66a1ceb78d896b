package dev.tonearm.worker.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.about.AboutCommand.Ping;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.telemetry.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A command that measures itself.
class PingTest {
    private final Worker worker = new Worker();

    @Test
    void it_is_answered_at_once_and_again_when_it_is_known_how_long_that_took() {
        assertThat(worker.give(new Ping()).outcome).isEqualTo(Outcome.DONE);
        List<String> told =
                worker.rest.sent("edit-original").stream().map(FakeRest.Sent::body).toList();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).contains("just being measured");
        assertThat(told.getLast()).contains("ms in all");
        assertThat(worker.state().sequence()).as("lines").isZero();
    }
}
