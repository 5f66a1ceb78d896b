package dev.tonearm.billing.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondOpinionTest {
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private final SecondOpinion opinion =
            new SecondOpinion(
                    event -> {
                        asked.add(event);
                        if (event.equals("evt_away"))
                            throw new StripeUnavailableException("event", "the test says so");
                        return event.equals("evt_Ours1");
                    },
                    () -> now);

    @Test
    void what_stripe_has_is_stripes_and_what_it_does_not_have_is_not() {
        assertThat(opinion.isStripes(event("evt_Ours1"))).isTrue();
        later(SecondOpinion.EVERY);
        assertThat(opinion.isStripes(event("evt_theirs"))).isFalse();
        assertThat(asked).containsExactly("evt_Ours1", "evt_theirs");
    }

    @Test
    void whoever_forges_much_makes_us_ask_rarely() {
        for (int i = 0; i < 100; i++) {
            opinion.isStripes(event("evt_" + i));
            later(Duration.ofMillis(299));
        }

        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"id\":7}",
                "{\"id\":\"sub_1\"}",
                "{\"id\":\"evt_\"}",
                "{\"id\":\"evt_1/../../customers\"}"
            })
    void what_names_no_event_is_not_asked_for_and_keeps_nobody_from_asking(String body) {
        assertThat(opinion.isStripes(body.getBytes(UTF_8))).isFalse();
        assertThat(opinion.isStripes(event("evt_Ours1"))).isTrue();
    }

    @Test
    void while_stripe_is_away_nothing_is_believed() {
        assertThat(opinion.isStripes(event("evt_away"))).isFalse();
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private static byte[] event(String id) {
        return "{\"id\":\"%s\",\"type\":\"invoice.paid\"}".formatted(id).getBytes(UTF_8);
    }
}
