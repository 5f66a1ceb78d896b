package dev.tonearm.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecoveriesTest {
    private final List<Long> took = new ArrayList<>();
    private final Recoveries recoveries = new Recoveries(took::add);

    @Test
    void it_is_over_when_the_players_are_back_and_began_with_the_owners_last_sign() {
        recoveries.taken(3, 1_000);
        recoveries.look(_ -> true, _ -> false, 7_000);
        assertThat(took).isEmpty();

        recoveries.look(_ -> true, partition -> partition == 3, 8_500);
        recoveries.look(_ -> true, _ -> true, 9_000);

        assertThat(took).containsExactly(7_500L);
    }

    @Test
    void one_that_was_lost_again_is_somebody_elses_to_tell() {
        recoveries.taken(3, 1_000);
        recoveries.look(_ -> false, _ -> false, 2_000);
        recoveries.look(_ -> true, _ -> true, 9_000);

        assertThat(took).isEmpty();
    }
}
