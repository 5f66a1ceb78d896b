package dev.tonearm.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.WorkerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BalanceTest {
    private static final WorkerId A = new WorkerId("a", "1");
    private static final WorkerId B = new WorkerId("b", "1");
    private static final WorkerId C = new WorkerId("c", "1");

    @Test
    void what_nobody_has_is_divided_evenly_the_heaviest_first() {
        var balance = new Balance(List.of(A, B), List.of(), Map.of());
        assertThat(balance.assign(List.of(lease(0, A, 1), lease(1, A, 9), lease(2, A, 5))))
                .isEqualTo(Map.of(1, A, 2, B, 0, B));
    }

    @Test
    void who_has_little_gets_more() {
        List<Lease> borne = List.of(lease(0, A, 100));
        var balance = new Balance(List.of(A, B), borne, Map.of(0, A));
        assertThat(balance.assign(List.of(lease(1, A, 30), lease(2, A, 30))).values())
                .containsOnly(B);
    }

    @Test
    void a_worker_with_nothing_asks_the_one_with_most() {
        List<Lease> leases = List.of(lease(0, A, 3), lease(1, A, 3), lease(2, B, 3));
        assertThat(balance(List.of(A, B, C), leases).wish(C, leases)).contains(lease(0, A, 3));
    }

    @Test
    void only_the_least_loaded_asks() {
        List<Lease> leases = List.of(lease(0, A, 3), lease(1, A, 3), lease(2, B, 3));
        assertThat(balance(List.of(A, B, C), leases).wish(B, leases)).isEmpty();
    }

    @Test
    void the_last_partition_of_a_worker_stays_where_it_is() {
        List<Lease> leases = List.of(lease(0, A, 50));
        assertThat(balance(List.of(A, B), leases).wish(B, leases)).isEmpty();
    }

    @Test
    void small_differences_move_nothing() {
        List<Lease> leases =
                List.of(lease(0, A, 20), lease(1, A, 21), lease(2, B, 20), lease(3, B, 18));
        assertThat(balance(List.of(A, B), leases).wish(B, leases)).isEmpty();
    }

    /// One of the two would only have two next.
    @Test
    void one_partition_more_than_the_others_is_as_good_as_it_gets() {
        List<Lease> leases =
                List.of(lease(0, A, 3), lease(1, A, 3), lease(2, B, 3), lease(3, C, 2));
        assertThat(balance(List.of(A, B, C), leases).wish(C, leases)).isEmpty();
    }

    /// However loads lie, moving one lease after the other ends, and nobody could be helped more.
    @Property(tries = 300)
    void wishes_come_to_an_end(
            @ForAll @Size(min = 1, max = 32) List<@IntRange(max = 200) Integer> weights,
            @ForAll @IntRange(min = 1, max = 5) int workers) {
        List<WorkerId> able = new ArrayList<>();
        for (int i = 0; i < workers; i++) able.add(new WorkerId("w" + i, "1"));
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            leases.add(lease(i, able.getFirst(), weights.get(i)));
        }
        int moves = 0;
        for (boolean moved = true; moved; ) {
            moved = false;
            for (WorkerId worker : able) {
                Optional<Lease> wish = balance(able, leases).wish(worker, leases);
                if (wish.isEmpty()) continue;
                Lease lease = wish.get();
                leases.set(lease.partition(), lease(lease.partition(), worker, lease.weight()));
                moved = true;
                assertThat(++moves).isLessThanOrEqualTo(weights.size() * workers);
            }
        }
    }

    private static Balance balance(List<WorkerId> workers, List<Lease> leases) {
        Map<Integer, WorkerId> bearers = new HashMap<>();
        leases.forEach(lease -> bearers.put(lease.partition(), lease.owner()));
        return new Balance(workers, leases, bearers);
    }

    private static Lease lease(int partition, WorkerId owner, int weight) {
        return new Lease(partition, owner, 1, 1, WorkerId.NOBODY, false, weight);
    }
}
