package dev.tonearm.local.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InhibitionsTest {
    private final Inhibitions inhibitions =
            Inhibitions.of(
                    """
                    route: {receiver: desk}
                    inhibit_rules:
                      - source_matchers: ['alertname="AllGone"', 'part="store"']
                        target_matchers: ['alertname=~"OneGone|.*Burns(Fast|Slowly)"']
                        equal: [part]
                      - source_matchers: ['severity="page"']
                        target_matchers: ['alertname="Murmur"']
                    """);

    @Test
    void a_name_silences_those_that_its_rule_names() {
        assertThat(inhibitions.silences("AllGone", "OneGone")).isTrue();
        assertThat(inhibitions.silences("AllGone", "SoundBurnsFast")).isTrue();
        assertThat(inhibitions.silences("AllGone", "SoundBurnsSteadily")).isFalse();
        assertThat(inhibitions.silences("OneGone", "AllGone")).isFalse();
    }

    @Test
    void a_rule_that_goes_by_other_labels_may_be_anybodys() {
        assertThat(inhibitions.silences("Whatever", "Murmur")).isTrue();
    }

    @Test
    void without_rules_nobody_is_silenced() {
        assertThat(Inhibitions.of("").silences("AllGone", "OneGone")).isFalse();
    }
}
