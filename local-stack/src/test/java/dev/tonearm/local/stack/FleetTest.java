package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.environment.WrongSettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FleetTest {
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 4", "4, 4", "5, 8"})
    void every_worker_can_own_a_partition(int workers, int partitions) {
        assertThat(Fleet.of(workers, 1).partitions()).isEqualTo(partitions);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "6, 1, 2", "1, 0, 2", "1, 6, 2", "1, 1, 0", "1, 1, 3", "1, 1, 32"})
    void there_are_bounds(int workers, int nodes, int partitions) {
        assertThatThrownBy(() -> new Fleet(workers, nodes, partitions))
                .isInstanceOf(WrongSettingsException.class);
    }

    @Test
    void a_stack_is_small_unless_it_is_told_otherwise() {
        var settings = StackSettings.in(java.nio.file.Path.of("target"));
        assertThat(settings.fleet()).isEqualTo(new Fleet(1, 1, 2));
        assertThat(settings.withFleet(3, 2, 4).fleet()).isEqualTo(new Fleet(3, 2, 4));
    }
}
