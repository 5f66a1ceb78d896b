package dev.tonearm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void a_fault_answers_for_the_longest_gap_since_it_struck() throws Exception {
        var gaps = Gap.of(state(gap(1, 2.5) + "," + gap(4, 4.1), 20), NOON.plusSeconds(10));
        assertThat(Gap.longest(gaps, NOON, NOON.plusSeconds(10))).isEqualTo(1_500);
        assertThat(Gap.longest(gaps, NOON.plusSeconds(3), NOON.plusSeconds(10))).isEqualTo(100);
    }

    @Test
    void a_gap_that_had_begun_before_counts_in_full() throws Exception {
        var gaps = Gap.of(state(gap(1, 3), 20), NOON.plusSeconds(10));
        assertThat(Gap.longest(gaps, NOON.plusSeconds(2), NOON.plusSeconds(10))).isEqualTo(2_000);
    }

    @Test
    void silence_that_has_not_ended_is_a_gap_up_to_now() throws Exception {
        var gaps = Gap.of(state("", 4_000), NOON.plusSeconds(10));
        assertThat(gaps).containsExactly(new Gap(NOON.plusSeconds(6), NOON.plusSeconds(10)));
        assertThat(Gap.longest(gaps, NOON, NOON.plusSeconds(10))).isEqualTo(4_000);
    }

    @Test
    void music_without_a_hole_has_none() throws Exception {
        var gaps = Gap.of(state("", 20), NOON);
        assertThat(gaps).isEmpty();
        assertThat(Gap.longest(gaps, NOON, NOON.plusSeconds(1))).isZero();
        assertThat(Gap.longest(List.of(), NOON, NOON)).isZero();
    }

    @Test
    void silence_is_the_sum_of_its_holes_without_what_only_came_late() throws Exception {
        var gaps =
                Gap.of(
                        state(gap(1, 2.5) + "," + gap(4, 4.1) + "," + gap(5, 5.4), 20),
                        NOON.plusSeconds(10));
        assertThat(Gap.silence(gaps, NOON, NOON.plusSeconds(10))).isEqualTo(1_900);
        assertThat(Gap.silence(gaps, NOON.plusSeconds(3), NOON.plusSeconds(10))).isEqualTo(400);
    }

    private static String gap(double from, double to) {
        return "{\"ms\":0,\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(
                        NOON.plusMillis((long) (from * 1_000)),
                        NOON.plusMillis((long) (to * 1_000)));
    }

    private static JsonNode state(String gaps, long silentForMs) throws Exception {
        return new ObjectMapper()
                .readTree(
                        "{\"packets\":9,\"silentForMs\":%d,\"gaps\":[%s]}"
                                .formatted(silentForMs, gaps));
    }
}
