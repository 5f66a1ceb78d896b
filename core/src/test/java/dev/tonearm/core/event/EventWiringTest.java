package dev.tonearm.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.job.JobName;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventWiringTest {
    private static final EventWiring SHIPPED = EventWiring.shipped();

    @Test
    void what_is_awss_own_is_what_stands_in_the_file() {
        String file = EventWiring.text().replaceAll("\\s", "");
        assertThat(SHIPPED.rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(file).contains("\"pattern\":" + rule.pattern()));
        assertThat(SHIPPED.schedules())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(file).contains("\"detail\":" + one.detail()));
        assertThat(SHIPPED.stream().filters())
                .isNotEmpty()
                .allSatisfy(filter -> assertThat(file).contains(filter));
    }

    @Test
    void each_rule_leads_to_a_queue_that_is_there() {
        assertThat(SHIPPED.queues())
                .extracting(EventWiring.Queue::name)
                .containsAll(SHIPPED.rules().stream().map(EventWiring.Rule::queue).toList());
    }

    @Test
    void every_job_comes_again_and_again() {
        assertThat(SHIPPED.schedules())
                .extracting(EventWiring.Recurring::name)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(JobName.values()).map(JobName::wire).toList());
    }

    @Test
    void what_a_file_does_not_say_is_named() {
        assertThatThrownBy(() -> EventWiring.read("{\"bus\": \"tonearm\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "rules.json does not say which event goes where: 'scheduler' is missing");
        assertThatThrownBy(
                        () -> EventWiring.read(EventWiring.text().replace("receives", "recieves")))
                .hasMessageContaining("'receives' is missing");
        assertThatThrownBy(() -> EventWiring.read("no JSON"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
