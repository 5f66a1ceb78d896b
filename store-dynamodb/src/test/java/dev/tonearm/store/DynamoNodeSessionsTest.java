package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.partition.NodeSessions;
import org.junit.jupiter.api.Test;

final class DynamoNodeSessionsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "sessions");

    private final NodeSessions sessions =
            new DynamoNodeSessions(TABLE.client(), TABLE.settings().table());

    @Test
    void a_partition_has_one_session_at_each_node() {
        assertThat(sessions.find(0, "north")).isEmpty();
        sessions.remember(0, "north", "first");
        sessions.remember(0, "south", "other");
        sessions.remember(1, "north", "another");
        sessions.remember(0, "north", "second");
        assertThat(sessions.find(0, "north")).contains("second");
        assertThat(sessions.find(0, "south")).contains("other");
        assertThat(sessions.find(1, "north")).contains("another");
    }
}
