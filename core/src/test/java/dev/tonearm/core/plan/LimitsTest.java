package dev.tonearm.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LimitsTest {
    @ParameterizedTest
    @EnumSource
    void what_the_player_decides_by_arrives_as_it_was_sent(Plan plan) {
        Limits sent = SomePlans.SOLD.limits(plan);
        Limits read = Limits.read(JsonObject.parse(written(sent)), sent.queue(), sent.commands());

        assertThat(read.plan()).isEqualTo(plan);
        assertThat(read.queue()).isEqualTo(sent.queue());
        assertThat(read.allowance().trackMinutes()).isEqualTo(sent.allowance().trackMinutes());
        assertThat(read.allowance().features()).isEqualTo(sent.allowance().features());
        assertThat(read.offer(Quota.QUEUE)).isEqualTo(sent.offer(Quota.QUEUE));
        assertThat(read.offer(Quota.TRACK)).isEqualTo(sent.offer(Quota.TRACK));
    }

    @Test
    void what_a_newer_edge_knows_of_is_passed_over() {
        Limits read =
                Limits.read(
                        JsonObject.parse(
                                """
                                {"name":"platinum","without":["telepathy","effects"],
                                 "offers":[{"of":"telepathy","plan":"basic"},{"of":"queue","plan":"diamond"}]}
                                """),
                        5,
                        6);

        assertThat(read.has(Feature.EFFECTS)).isFalse();
        assertThat(read.has(Feature.ALWAYS_ON)).isTrue();
        assertThat(read.offers()).isEmpty();
    }

    @Test
    void where_nothing_is_kept_back_nothing_is_said() {
        assertThat(Limits.STANDARD.limiting()).isFalse();
        assertThat(PlansFile.usual().limits(Plan.FREE).limiting()).isFalse();
        assertThat(SomePlans.LITTLE.limiting()).isTrue();
    }

    private static String written(Limits limits) {
        return new String(JsonWriter.object(limits::write), UTF_8);
    }
}
