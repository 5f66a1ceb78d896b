package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.plan.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is told, and within Discord's three seconds, while a service that the edge needs is away.
@ExtendWith(SharedEdge.class)
class ServicesAwayTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    private final TestEdge edge;

    ServicesAwayTest(TestEdge edge) {
        this.edge = edge;
    }

    @Test
    void a_queue_that_is_away_is_told_and_not_waited_for() {
        edge.sqs.proxy().cut();

        assertThat(edge.told(Posted.fresh("skip"))).isEqualTo(ENGLISH.text("edge.unsure"));
        assertThat(edge.log())
                .contains("CommandNotQueuedException", "\"user\":\"1400000000000000004\"");
    }

    @Test
    void services_that_hang_are_told_of_within_discords_three_seconds() {
        edge.sqs.proxy().delay(Duration.ofSeconds(20));
        edge.dynamo.proxy().delay(Duration.ofSeconds(20));
        long start = System.nanoTime();

        assertThat(edge.told(Posted.fresh("skip"))).isEqualTo(ENGLISH.text("edge.unsure"));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(Duration.ofMillis(2_900));
    }

    @Test
    void the_gate_is_open_when_its_record_cannot_be_read() {
        edge.dynamo.proxy().cut();

        assertThat(edge.answer(Posted.fresh("skip")).integer("type")).isEqualTo(5);
        assertThat(edge.queuedCommands())
                .extracting(CommandEnvelope::limits)
                .containsExactly(Limits.STANDARD);
    }

    @Test
    void a_read_is_told_when_the_journal_is_away() {
        edge.dynamo.proxy().cut();

        assertThat(edge.told(Posted.fresh("queue"))).isEqualTo(ENGLISH.text("edge.try_again"));
    }

    @Test
    void suggestions_fail_softly() {
        edge.dynamo.proxy().cut();

        JsonObject answer = edge.answer(Posted.fresh("typing-remove"));

        assertThat(answer.integer("type")).isEqualTo(8);
        assertThat(answer.object("data").objects("choices")).isEmpty();
    }
}
