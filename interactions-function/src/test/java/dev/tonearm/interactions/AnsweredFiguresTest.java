package dev.tonearm.interactions;

import static dev.tonearm.interactions.TestEdge.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.function.wire.HttpApiEvent;
import dev.tonearm.interactions.wire.Interactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweredFiguresTest {
    private final TestEdge edge = new TestEdge();

    @AfterEach
    void close() {
        edge.close();
    }

    @ParameterizedTest
    @CsvSource({
        "skip, deferred",
        "queue, read",
        "typing-remove, autocomplete",
        "ping, ping",
        "unknown-command, refused"
    })
    void what_became_of_an_interaction_is_counted(String interaction, String kind) {
        edge.answer(signed(Posted.fresh(interaction).bytes()));

        assertThat(edge.figures())
                .containsOnlyOnce("_aws")
                .contains("\"kind\":\"" + kind + "\",\"tonearm_edge_answers_total\":1");
    }

    @Test
    void a_refusal_says_whether_the_person_may_not() {
        edge.told(Posted.fresh("without-permission"));

        assertThat(edge.figures())
                .contains("\"reason\":\"permission\",\"tonearm_edge_refusals_total\":1");
        assertThat(edge.log())
                .as("for whoever looks for whose")
                .contains("\"refused\":\"PERMISSION\"");
    }

    @Test
    void what_discord_did_not_sign_is_counted_and_answered_by_nothing() {
        edge.answer(new HttpApiEvent().body(Interactions.read("play")));

        assertThat(edge.figures())
                .contains("\"tonearm_edge_forged_total\":1")
                .doesNotContain("tonearm_edge_answers_total");
    }

    @Test
    void a_queue_that_is_away_is_counted_with_the_command_that_it_lost() {
        edge.sqs.proxy().cut();

        edge.told(Posted.fresh("skip"));

        assertThat(edge.figures())
                .contains(
                        "\"tonearm_edge_not_queued_total\":1",
                        "\"tonearm_edge_queue_retries_total\":1")
                .contains("\"kind\":\"failed\"");
    }

    @Test
    void a_store_that_is_away_is_counted_though_the_command_goes_on() {
        edge.dynamo.proxy().cut();

        edge.answer(Posted.fresh("skip"));

        assertThat(edge.figures())
                .contains(
                        "\"tonearm_edge_store_failures_total\":1",
                        "\"tonearm_edge_store_retries_total\":2")
                .contains("\"kind\":\"deferred\"");
    }
}
