package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.partition.Partitions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StoreSettingsTest {
    private static final Partitions PARTITIONS = new Partitions(16);

    @Test
    void the_edge_gives_up_while_the_queue_still_has_time_before_discord_gives_up() {
        StoreSettings edge = StoreSettings.edge("tonearm-test", PARTITIONS);
        assertThat(edge.call()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(edge.attempt()).isLessThan(edge.call());
        assertThat(edge.table()).isEqualTo("tonearm-test");
        assertThat(edge.partitions()).isEqualTo(PARTITIONS);
    }

    @Test
    void a_worker_gives_up_while_its_message_is_invisible_to_others() {
        StoreSettings worker = StoreSettings.worker(StoreSettings.TABLE, PARTITIONS);
        assertThat(worker.call()).isLessThan(Duration.ofSeconds(30));
        assertThat(worker.attempt().multipliedBy(2)).isLessThan(worker.call());
        assertThat(worker.table()).isEqualTo("tonearm");
    }
}
