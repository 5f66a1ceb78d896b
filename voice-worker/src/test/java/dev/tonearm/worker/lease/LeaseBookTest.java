package dev.tonearm.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tonearm.core.partition.Fleet;
import dev.tonearm.core.partition.FleetRecords.Replacement;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.worker.lease.LeaseWrite.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeaseBookTest {
    private static final long SECOND = 1_000_000_000L;
    private static final WorkerId ME = new WorkerId("me", "2");
    private static final WorkerId BEFORE = new WorkerId("me", "1");
    private static final WorkerId OTHER = new WorkerId("other", "1");
    private static final WorkerId THIRD = new WorkerId("third", "1");

    private final LeaseBook book = new LeaseBook(LeaseSettings.of(ME));
    private final StillWork work = new StillWork();
    private final List<Presence> present = new ArrayList<>(List.of(new Presence(ME, 1, false)));
    private long now = 77 * SECOND;

    @Test
    void nothing_is_done_before_the_fleet_was_seen() {
        assertThat(book.due(work, now)).isEmpty();
        assertThat(book.settled(now)).isFalse();
    }

    @Test
    void what_nobody_has_is_taken_and_acted_for_until_shortly_before_it_can_be_taken_away() {
        look(Lease.unowned(0));
        LeaseWrite take = only(Purpose.TAKE);
        assertThat(book.settled(now)).isFalse();
        book.wrote(take, new Replacement.Replaced(), now, now + SECOND);
        assertThat(role()).isEqualTo(Role.OWNER);
        assertThat(book.open(0, now + 5 * SECOND - 1)).isTrue();
        assertThat(book.open(0, now + 5 * SECOND)).isFalse();
    }

    @Test
    void a_renewal_counts_from_when_it_was_sent() {
        own();
        now += 2 * SECOND;
        LeaseWrite renew = only(Purpose.RENEW);
        book.wrote(renew, new Replacement.Replaced(), now, now + 3 * SECOND);
        assertThat(book.open(0, now + 5 * SECOND - 1)).isTrue();
        assertThat(book.open(0, now + 5 * SECOND)).isFalse();
    }

    @Test
    void an_owner_that_was_overtaken_stops_at_once() {
        Lease mine = own();
        now += 2 * SECOND;
        LeaseWrite renew = only(Purpose.RENEW);
        book.wrote(renew, new Replacement.Changed(mine.takenBy(OTHER)), now, now);
        assertThat(book.open(0, now)).isFalse();
        assertThat(role()).isEqualTo(Role.NONE);
    }

    @Test
    void a_silent_owner_is_taken_from_after_the_lease_time_of_looks() {
        Lease theirs = Lease.unowned(0).takenBy(OTHER);
        present.add(new Presence(OTHER, 1, false));
        for (int second = 0; second < 6; second++) {
            look(theirs);
            assertThat(book.due(work, now)).isEmpty();
            now += SECOND;
        }
        look(theirs);
        assertThat(only(Purpose.TAKE).next()).isEqualTo(theirs.takenBy(ME));
    }

    @Test
    void after_an_outage_of_the_store_the_owner_has_time_to_renew() {
        Lease theirs = Lease.unowned(0).takenBy(OTHER);
        present.add(new Presence(OTHER, 1, false));
        look(theirs);
        now += 60 * SECOND;
        look(theirs);
        assertThat(book.due(work, now)).isEmpty();
    }

    @Test
    void an_earlier_life_of_ours_is_dead() {
        look(Lease.unowned(0).takenBy(BEFORE));
        only(Purpose.TAKE);
    }

    @Test
    void what_the_store_says_is_ours_is_said_again_before_we_act() {
        look(Lease.unowned(0).takenBy(ME));
        assertThat(book.open(0, now)).isFalse();
        assertThat(role()).isEqualTo(Role.HEIR);
        book.wrote(only(Purpose.RENEW), new Replacement.Replaced(), now, now);
        assertThat(book.open(0, now)).isTrue();
        assertThat(role()).isEqualTo(Role.OWNER);
    }

    @Test
    void an_heir_prepares_says_so_and_waits() {
        Lease theirs = Lease.unowned(0).takenBy(OTHER);
        present.add(new Presence(OTHER, 1, true));
        look(theirs);
        LeaseWrite claim = only(Purpose.CLAIM);
        book.wrote(claim, new Replacement.Replaced(), now, now);
        assertThat(role()).isEqualTo(Role.HEIR);
        assertThat(book.due(work, now)).isEmpty();
        work.prepared = true;
        book.wrote(only(Purpose.READY), new Replacement.Replaced(), now, now);
        assertThat(book.due(work, now)).isEmpty();
        assertThat(book.open(0, now)).isFalse();
    }

    @Test
    void an_owner_gives_when_the_heir_is_ready_and_passes_when_it_has_finished() {
        Lease claimed = own().claimedBy(OTHER);
        present.add(new Presence(OTHER, 1, false));
        look(claimed);
        assertThat(role()).isEqualTo(Role.OWNER);
        look(claimed.withHeirReady());
        assertThat(role()).isEqualTo(Role.GIVING);
        assertThat(book.due(work, now)).isEmpty();
        work.finished = true;
        LeaseWrite pass = only(Purpose.PASS);
        book.wrote(pass, new Replacement.Replaced(), now, now);
        assertThat(book.open(0, now)).isFalse();
        assertThat(role()).isEqualTo(Role.NONE);
    }

    @Test
    void acting_ends_before_a_pass_is_sent_because_the_heir_may_begin_before_its_answer_comes() {
        Lease claimed = own().claimedBy(OTHER).withHeirReady();
        present.add(new Presence(OTHER, 1, false));
        look(claimed);
        work.finished = true;
        only(Purpose.PASS);
        assertThat(book.open(0, now)).isFalse();
    }

    @Test
    void who_could_not_pass_because_the_heir_is_gone_renews_and_acts_again() {
        Lease claimed = own().claimedBy(OTHER).withHeirReady();
        present.add(new Presence(OTHER, 1, false));
        look(claimed);
        work.finished = true;
        book.wrote(only(Purpose.PASS), new Replacement.Changed(claimed.disclaimed()), now, now);
        book.wrote(only(Purpose.RENEW), new Replacement.Replaced(), now, now);
        assertThat(book.open(0, now)).isTrue();
        assertThat(role()).isEqualTo(Role.OWNER);
    }

    @Test
    void who_comes_too_late_for_a_dead_owners_lease_lets_its_new_owner_live() {
        Lease theirs = Lease.unowned(0).takenBy(OTHER);
        present.add(new Presence(OTHER, 1, false));
        for (int second = 0; second <= 6; second++) {
            look(theirs);
            now += SECOND;
        }
        LeaseWrite take = only(Purpose.TAKE);
        book.wrote(take, new Replacement.Changed(theirs.takenBy(THIRD)), now, now);
        assertThat(book.due(work, now)).isEmpty();
    }

    @Test
    void an_heir_that_dies_is_waited_for_no_longer() {
        Lease claimed = own().claimedBy(OTHER);
        present.add(new Presence(OTHER, 1, false));
        for (int second = 0; second < 8; second++) {
            look(claimed);
            for (LeaseWrite write : book.due(work, now)) {
                if (write.purpose() != Purpose.RENEW) break;
                claimed = write.next();
                book.wrote(write, new Replacement.Replaced(), now, now);
            }
            now += SECOND;
        }
        look(claimed);
        only(Purpose.DISCLAIM);
    }

    /// Its claim is met by a renewal, its presence only by the next look.
    @Test
    void a_newcomers_claim_may_be_seen_before_the_newcomer() {
        Lease claimed = own().claimedBy(OTHER);
        look(claimed);
        assertThat(book.due(work, now)).isEmpty();
        now += 3 * SECOND;
        look(claimed);
        only(Purpose.DISCLAIM);
    }

    @Test
    void who_leaves_alone_finishes_and_lets_go() {
        own();
        book.leave();
        assertThat(role()).isEqualTo(Role.GIVING);
        work.finished = true;
        book.wrote(only(Purpose.RELEASE), new Replacement.Replaced(), now, now);
        assertThat(book.ownsNothing()).isTrue();
    }

    @Test
    void who_leaves_waits_for_somebody_to_follow_unless_it_has_to_hurry() {
        Lease mine = own();
        present.add(new Presence(OTHER, 1, false));
        look(mine);
        book.leave();
        assertThat(role()).isEqualTo(Role.OWNER);
        book.hurry();
        assertThat(role()).isEqualTo(Role.GIVING);
    }

    @Test
    void who_leaves_prepares_no_longer() {
        Lease claimed = Lease.unowned(0).takenBy(OTHER).claimedBy(ME);
        present.add(new Presence(OTHER, 1, false));
        look(claimed);
        book.leave();
        book.wrote(only(Purpose.DISCLAIM), new Replacement.Replaced(), now, now);
        assertThat(role()).isEqualTo(Role.NONE);
    }

    @Test
    void a_lease_that_does_not_outlast_two_renewals_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LeaseSettings(
                                ME,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(60)));
    }

    private Lease own() {
        look(Lease.unowned(0));
        LeaseWrite take = only(Purpose.TAKE);
        book.wrote(take, new Replacement.Replaced(), now, now);
        return take.next();
    }

    private void look(Lease lease) {
        book.looked(new Fleet(List.of(lease), present), now, now);
    }

    private Role role() {
        return book.roles(now).getOrDefault(0, Role.NONE);
    }

    private LeaseWrite only(Purpose purpose) {
        List<LeaseWrite> due = book.due(work, now);
        assertThat(due).extracting(LeaseWrite::purpose).containsExactly(purpose);
        return due.getFirst();
    }

    /// Work that gets nowhere until the test says so.
    private static final class StillWork implements PartitionWork {
        private boolean prepared;
        private boolean finished;

        @Override
        public void become(int partition, Role role) {}

        @Override
        public boolean prepared(int partition) {
            return prepared;
        }

        @Override
        public boolean finished(int partition) {
            return finished;
        }

        @Override
        public boolean running(int partition) {
            return true;
        }

        @Override
        public int weight(int partition) {
            return 0;
        }
    }
}
