package dev.tonearm.function.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String ROOT = "Root=1-5759e988-bd862e3fe1be46a994272793";
    private static final String TRACE = "5759e988bd862e3fe1be46a994272793";

    @Test
    void a_trace_of_aws_goes_on() {
        assertThat(TraceParent.fromXRay(ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1"))
                .contains(new TraceParent("00-" + TRACE + "-53995c3f42cd8ad8-01"));
    }

    @Test
    void a_trace_that_is_not_sampled_stays_so() {
        assertThat(TraceParent.fromXRay(ROOT + ";Parent=53995c3f42cd8ad8;Sampled=0"))
                .contains(new TraceParent("00-" + TRACE + "-53995c3f42cd8ad8-00"));
    }

    @Test
    void the_order_of_the_fields_does_not_matter_and_others_are_ignored() {
        assertThat(
                        TraceParent.fromXRay(
                                "Self=1-67891234-12456789abcdef012345678;Parent=53995c3f42cd8ad8;"
                                        + ROOT
                                        + ";Lineage=a87bd80c:0"))
                .contains(new TraceParent("00-" + TRACE + "-53995c3f42cd8ad8-01"));
    }

    @Test
    void a_trace_without_a_parent_gets_one() {
        assertThat(TraceParent.fromXRay(ROOT).orElseThrow().value())
                .matches("00-" + TRACE + "-[0-9a-f]{16}-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Root=",
                "Root=1-5759e988",
                "Root=2-5759e988-bd862e3fe1be46a994272793",
                "x"
            })
    void what_is_no_trace_header_is_none(String header) {
        assertThat(TraceParent.fromXRay(header)).isEmpty();
    }

    @Test
    void a_fresh_trace_has_the_form_of_w3c_and_no_twin() {
        TraceParent fresh = TraceParent.fresh();

        assertThat(fresh.value()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(fresh.value()).contains(fresh.traceId());
        assertThat(TraceParent.fresh()).isNotEqualTo(fresh);
    }
}
