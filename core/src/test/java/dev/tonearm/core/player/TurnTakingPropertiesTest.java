package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Fair mode is fair: at any place of the queue, two listeners who both have more to come have had
/// the same number of tracks before it, or one of them one more.
class TurnTakingPropertiesTest {
    private static final Track TRACK = Examples.track("one");

    /// Somebody adds so many tracks at once; 0 is the next one's turn to play.
    record Act(int user, int tracks, boolean first) {}

    @Property(tries = 2_000)
    void shares_differ_by_at_most_one_track_while_tracks_are_there(@ForAll("acts") List<Act> acts) {
        List<QueueEntry> queue = new ArrayList<>();
        Optional<UserId> heard = Optional.empty();
        long id = 1;
        for (Act act : acts) {
            if (act.tracks() == 0) {
                if (!queue.isEmpty()) heard = Optional.of(queue.removeFirst().requester());
                continue;
            }
            int waiting = queue.size();
            for (int i = 0; i < act.tracks(); i++) queue.add(entry(id++, act.user()));
            queue =
                    new ArrayList<>(
                            act.first()
                                    ? TurnTaking.joinedFirst(queue, waiting, heard)
                                    : TurnTaking.joined(queue, waiting, heard));
            assertFair(queue);
        }
        assertFair(queue);
    }

    @Property
    void a_queue_that_begins_to_take_turns_is_fair_and_keeps_everybodys_order(
            @ForAll("owners") List<Integer> owners, @ForAll("heard") Optional<UserId> heard) {
        List<QueueEntry> queue = queue(owners);
        List<QueueEntry> turned = TurnTaking.joined(queue, 0, heard);
        assertFair(turned);
        assertThat(turned).containsExactlyInAnyOrderElementsOf(queue);
        for (QueueEntry entry : queue) {
            assertThat(of(turned, entry.requester())).isEqualTo(of(queue, entry.requester()));
        }
        assertThat(TurnTaking.joined(turned, 0, Optional.empty())).isEqualTo(turned);
    }

    @Property
    void who_joins_moves_nobody_elses_tracks(
            @ForAll("owners") List<Integer> owners,
            @ForAll("heard") Optional<UserId> heard,
            @ForAll("joiners") List<Integer> joiners) {
        List<QueueEntry> all = queue(owners);
        int waiting = owners.size();
        for (int i = 0; i < joiners.size(); i++) all.add(entry(100 + i, joiners.get(i)));
        List<QueueEntry> joined = TurnTaking.joined(all, waiting, heard);
        assertThat(joined).containsExactlyInAnyOrderElementsOf(all);
        // Even in a queue that is not fair, as when somebody moved tracks by hand.
        if (waiting == 0) return;
        List<QueueEntry> others = new ArrayList<>(joined);
        others.removeAll(all.subList(waiting, all.size()));
        assertThat(others).isEqualTo(all.subList(0, waiting));
    }

    @Property
    void who_wants_to_be_next_is_next_of_their_own(
            @ForAll("owners") List<Integer> owners, @ForAll("heard") Optional<UserId> heard) {
        List<QueueEntry> queue = new ArrayList<>(TurnTaking.joined(queue(owners), 0, heard));
        int waiting = queue.size();
        QueueEntry own = entry(100, 1);
        queue.add(own);
        List<QueueEntry> joined = TurnTaking.joinedFirst(queue, waiting, heard);
        assertFair(joined);
        assertThat(of(joined, own.requester()).getFirst()).isEqualTo(own);
    }

    @Example
    void somebody_new_does_not_wait_for_the_one_who_is_being_heard() {
        List<QueueEntry> queue = new ArrayList<>(queue(List.of(1, 1, 1)));
        queue.add(entry(9, 2));
        assertThat(TurnTaking.joined(queue, 3, Optional.of(new UserId(1))))
                .extracting(entry -> entry.id().value())
                .containsExactly(9L, 1L, 2L, 3L);
    }

    @Example
    void a_playlist_and_three_others_take_turns() {
        List<QueueEntry> queue = new ArrayList<>(queue(List.of(1, 1, 1, 1, 2, 3, 2)));
        assertThat(TurnTaking.joined(queue, 4, Optional.empty()))
                .extracting(entry -> entry.requester().value())
                .containsExactly(1L, 2L, 3L, 1L, 2L, 1L, 1L);
    }

    @Example
    void ten_thousand_tracks_of_two_thousand_listeners_take_turns_at_once() {
        List<QueueEntry> queue = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) queue.add(entry(i + 1, i % 7 * i % 2_000));
        assertFairRounds(TurnTaking.joined(queue, 0, Optional.empty()));
    }

    /// For every prefix.
    private static void assertFair(List<QueueEntry> queue) {
        Map<UserId, Integer> left = new HashMap<>();
        for (QueueEntry entry : queue) left.merge(entry.requester(), 1, Integer::sum);
        Map<UserId, Integer> had = new HashMap<>();
        for (QueueEntry entry : queue) {
            had.merge(entry.requester(), 1, Integer::sum);
            left.merge(entry.requester(), -1, Integer::sum);
            List<Integer> shares =
                    left.entrySet().stream()
                            .filter(one -> one.getValue() > 0)
                            .map(one -> had.getOrDefault(one.getKey(), 0))
                            .sorted()
                            .toList();
            if (shares.isEmpty()) continue;
            assertThat(shares.getLast() - shares.getFirst())
                    .as("shares in " + queue.stream().map(QueueEntry::requester).toList())
                    .isLessThanOrEqualTo(1);
        }
    }

    /// The same in one walk: nobody is a round ahead of another one.
    private static void assertFairRounds(List<QueueEntry> queue) {
        Map<UserId, Integer> had = new HashMap<>();
        int round = 1;
        for (QueueEntry entry : queue) {
            int own = had.merge(entry.requester(), 1, Integer::sum);
            assertThat(own).isBetween(round, round + 1);
            round = own;
        }
    }

    private static List<QueueEntry> of(List<QueueEntry> queue, UserId user) {
        return queue.stream().filter(entry -> entry.requester().equals(user)).toList();
    }

    private static List<QueueEntry> queue(List<Integer> owners) {
        List<QueueEntry> queue = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) queue.add(entry(i + 1, owners.get(i)));
        return queue;
    }

    private static QueueEntry entry(long id, int user) {
        return new QueueEntry(new EntryId(id), TRACK, new UserId(user));
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false, false, false))
                .as(Act::new)
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Integer>> owners() {
        return Arbitraries.integers().between(1, 4).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Integer>> joiners() {
        return Arbitraries.integers().between(1, 6).list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<Optional<UserId>> heard() {
        return Arbitraries.of(
                Set.of(
                                Optional.<UserId>empty(),
                                Optional.of(new UserId(1)),
                                Optional.of(new UserId(2)))
                        .stream()
                        .collect(Collectors.toList()));
    }
}
