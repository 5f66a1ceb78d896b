package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.partition.NodeSessions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DynamoNodeSessionsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "sessions");

    private final NodeSessions sessions =
            new DynamoNodeSessions(TABLE.client(), TABLE.settings().table());

    @Test
    void a_partition_has_one_session_at_each_node() {
        assertThat(sessions.find(0, "north")).isEmpty();
        assertThat(sessions.remember(0, "north", Optional.empty(), "first")).isTrue();
        assertThat(sessions.remember(0, "south", Optional.empty(), "other")).isTrue();
        assertThat(sessions.remember(1, "north", Optional.empty(), "another")).isTrue();
        assertThat(sessions.remember(0, "north", Optional.of("first"), "second")).isTrue();
        assertThat(sessions.find(0, "north")).contains("second");
        assertThat(sessions.find(0, "south")).contains("other");
        assertThat(sessions.find(1, "north")).contains("another");
    }

    @Test
    void a_worker_that_stood_still_replaces_no_later_ones_session() {
        sessions.remember(2, "north", Optional.empty(), "found");
        sessions.remember(2, "north", Optional.of("found"), "later");
        assertThat(sessions.remember(2, "north", Optional.of("found"), "late")).isFalse();
        assertThat(sessions.remember(2, "north", Optional.empty(), "late")).isFalse();
        assertThat(sessions.remember(3, "north", Optional.of("found"), "late")).isFalse();
        assertThat(sessions.find(2, "north")).contains("later");
        assertThat(sessions.find(3, "north")).isEmpty();
    }
}
