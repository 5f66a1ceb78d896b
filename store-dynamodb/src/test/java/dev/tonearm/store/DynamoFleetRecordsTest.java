package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.core.partition.FleetRecords.Replacement;
import dev.tonearm.core.partition.FleetUnavailableException;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.core.partition.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoFleetRecordsTest {
    private static final WorkerId ADA = new WorkerId("ada", "1");
    private static final WorkerId BEN = new WorkerId("ben", "1");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));

    @Test
    void at_first_nobody_has_anything() {
        var fleet = records("empty").look();
        assertThat(fleet.leases()).containsExactly(Lease.unowned(0), Lease.unowned(1));
        assertThat(fleet.workers()).isEmpty();
    }

    @Test
    void a_lease_goes_its_whole_way() {
        var records = records("way");
        Lease lease = replaced(records, Lease.unowned(1), Lease.unowned(1).takenBy(ADA));
        lease = replaced(records, lease, lease.renewed(7));
        lease = replaced(records, lease, lease.claimedBy(BEN));
        lease = replaced(records, lease, lease.withHeirReady());
        assertThat(records.look().leases().get(1)).isEqualTo(lease);
        lease = replaced(records, lease, lease.passed());
        assertThat(lease.owner()).isEqualTo(BEN);
        lease = replaced(records, lease, lease.released());
        assertThat(records.look().leases()).containsExactly(Lease.unowned(0), lease);
        assertThat(lease.epoch()).isEqualTo(3);
        assertThat(lease.weight()).isEqualTo(7);
    }

    /// Every single member that somebody else may have changed makes an old view fail.
    @Test
    void who_saw_it_otherwise_changes_nothing_and_is_told_how_it_is() {
        var records = records("conditions");
        Lease seen = replaced(records, Lease.unowned(0), Lease.unowned(0).takenBy(ADA));
        assertThat(records.replace(Lease.unowned(0), Lease.unowned(0).takenBy(BEN)))
                .isEqualTo(new Replacement.Changed(seen));
        for (Lease changed :
                List.of(
                        seen.renewed(0),
                        seen.claimedBy(BEN),
                        seen.claimedBy(ADA),
                        seen.withHeirReady(),
                        seen.takenBy(BEN))) {
            Lease now = replaced(records, seen, changed);
            assertThat(records.replace(seen, seen.renewed(9)))
                    .as("after %s", changed)
                    .isEqualTo(new Replacement.Changed(now));
            seen = replaced(records, now, now.disclaimed());
            seen = replaced(records, seen, seen.takenBy(ADA));
        }
    }

    @Test
    void of_many_who_want_the_same_one_gets_it() throws Exception {
        var records = records("race");
        List<Callable<Replacement>> wishes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            WorkerId worker = new WorkerId("worker-" + i, "1");
            wishes.add(() -> records.replace(Lease.unowned(0), Lease.unowned(0).takenBy(worker)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int replaced = 0;
            for (Future<Replacement> wish : threads.invokeAll(wishes)) {
                if (wish.get() instanceof Replacement.Replaced) replaced++;
            }
            assertThat(replaced).isLessThanOrEqualTo(1);
            assertThat(records.look().leases().getFirst().epoch()).isEqualTo(1);
        }
    }

    @Test
    void workers_are_there_from_their_first_word_to_their_goodbye() {
        var records = records("workers");
        records.announce(new Presence(ADA, 1, false));
        records.announce(new Presence(BEN, 1, false));
        records.announce(new Presence(ADA, 2, true));
        assertThat(records.look().workers())
                .containsExactlyInAnyOrder(new Presence(ADA, 2, true), new Presence(BEN, 1, false));
        records.withdraw(BEN);
        assertThat(records.look().workers()).containsExactly(new Presence(ADA, 2, true));
    }

    @Test
    void who_has_said_nothing_for_long_is_not_listed() {
        var records = records("silence");
        records.announce(new Presence(ADA, 1, false));
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(11)));
        assertThat(records.look().workers()).isEmpty();
    }

    @Test
    void a_store_that_is_away_is_said_to_be() {
        var network = new AtomicReference<FaultyNetwork>();
        var records = records("away", network);
        networkOf(network).cutAfter(0);
        assertThatThrownBy(records::look).isInstanceOf(FleetUnavailableException.class);
        assertThatThrownBy(() -> records.replace(Lease.unowned(0), Lease.unowned(0).takenBy(ADA)))
                .isInstanceOf(FleetUnavailableException.class);
    }

    /// The client tries again by itself and finds its own write, which looks like somebody else's.
    @Test
    void a_write_whose_answer_was_lost_is_recognised_by_what_is_there() {
        var network = new AtomicReference<FaultyNetwork>();
        var records = records("lost", network);
        networkOf(network).loseAnswerTo("PutItem");
        Lease taken = Lease.unowned(0).takenBy(ADA);
        assertThat(records.replace(Lease.unowned(0), taken))
                .isEqualTo(new Replacement.Changed(taken));
    }

    private static FaultyNetwork networkOf(AtomicReference<FaultyNetwork> network) {
        return Objects.requireNonNull(network.get());
    }

    private FleetRecords records(String name, AtomicReference<FaultyNetwork> network) {
        TestTable table = TestTable.create(EmbeddedDynamo.ENDPOINT, "fleet-" + name);
        DynamoDbClient client =
                table.client(real -> {
                    network.set(new FaultyNetwork(real));
                    return networkOf(network);
                });
        return new DynamoFleetRecords(client, table.settings(), now::get);
    }

    private FleetRecords records(String name) {
        TestTable table = TestTable.create(EmbeddedDynamo.ENDPOINT, "fleet-" + name);
        return new DynamoFleetRecords(table.client(), table.settings(), now::get);
    }

    private static Lease replaced(FleetRecords records, Lease seen, Lease next) {
        // On a busy machine the first try's answer may come too late.
        assertThat(records.replace(seen, next))
                .isIn(new Replacement.Replaced(), new Replacement.Changed(next));
        return next;
    }
}
