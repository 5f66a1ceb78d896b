package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The way from one order of a queue to another.
class WayPropertiesTest {
    private static final Track TRACK = Examples.track("one");

    @Property
    void whoever_goes_it_at_once_is_exactly_there(
            @ForAll("orders") List<Long> from, @ForAll("orders") List<Long> to) {
        assertThat(ids(way(from, to).from(queue(from), Optional.empty()))).isEqualTo(to);
    }

    @Property
    void it_leads_nowhere_only_if_nothing_differs(
            @ForAll("orders") List<Long> from, @ForAll("orders") List<Long> to) {
        assertThat(way(from, to).isEmpty()).isEqualTo(from.equals(to));
    }

    @Property
    void what_has_gone_meanwhile_stays_away_and_the_rest_is_in_the_order_it_was_in(
            @ForAll("orders") List<Long> from,
            @ForAll("orders") List<Long> to,
            @ForAll("orders") List<Long> played) {
        List<Long> now = new ArrayList<>(from);
        now.removeAll(played);
        List<Long> expected = new ArrayList<>(to);
        Set<Long> gone = new HashSet<>(from);
        gone.retainAll(played);
        expected.removeAll(gone);
        List<Long> there = ids(way(from, to).from(queue(now), Optional.empty()));
        assertThat(there).containsExactlyInAnyOrderElementsOf(expected);
        // Without what it followed, an entry is next; no two of the others change places.
        if (gone.stream().noneMatch(to::contains)) assertThat(there).isEqualTo(expected);
    }

    @Property
    void who_came_last_is_last_and_who_asked_to_be_next_is_next(
            @ForAll("orders") List<Long> from,
            @ForAll("orders") List<Long> to,
            @ForAll("joining") List<Long> ahead,
            @ForAll("joining") List<Long> behind) {
        List<Long> now = new ArrayList<>();
        if (!from.isEmpty()) ahead.forEach(id -> now.add(id + 200));
        now.addAll(from);
        behind.forEach(id -> now.add(id + 100));
        List<Long> there = ids(way(from, to).from(queue(now), Optional.empty()));
        List<Long> expected = new ArrayList<>();
        boolean someStay = from.stream().anyMatch(to::contains);
        if (someStay) ahead.forEach(id -> expected.add(id + 200));
        expected.addAll(to);
        if (!someStay && !from.isEmpty()) ahead.forEach(id -> expected.add(id + 200));
        behind.forEach(id -> expected.add(id + 100));
        assertThat(there).isEqualTo(expected);
    }

    @Property
    void nothing_waits_twice_and_nothing_waits_that_plays(
            @ForAll("orders") List<Long> from,
            @ForAll("orders") List<Long> to,
            @ForAll("orders") List<Long> now,
            @ForAll("joining") List<Long> joined) {
        List<Long> queue = new ArrayList<>(now);
        joined.forEach(id -> queue.add(id + 100));
        if (queue.isEmpty()) return;
        Optional<EntryId> playing = Optional.of(new EntryId(queue.removeFirst()));
        assertThat(ids(way(from, to).from(queue(queue), playing)))
                .doesNotHaveDuplicates()
                .doesNotContain(playing.get().value());
    }

    @Property
    void there_and_back_again_is_where_it_began(
            @ForAll("orders") List<Long> from, @ForAll("orders") List<Long> to) {
        List<QueueEntry> there = way(from, to).from(queue(from), Optional.empty());
        Way back = Way.between(there, queue(from), 1_000);
        assertThat(ids(back.from(there, Optional.empty()))).isEqualTo(from);
    }

    @Example
    void a_track_that_was_moved_is_all_that_is_kept() {
        List<QueueEntry> queue = Examples.entries(1, 10_000);
        List<QueueEntry> moved = new ArrayList<>(queue);
        moved.addFirst(moved.remove(7_000));
        Way way = Way.between(moved, queue, 10_001);
        assertThat(way.runs())
                .containsExactly(new Way.Run(new EntryId(7_000), List.of(new EntryId(7_001))));
        assertThat(way.back()).isEmpty();
    }

    @Example
    void a_shuffled_queue_keeps_each_entry_once_at_most() {
        List<QueueEntry> queue = Examples.entries(1, 10_000);
        List<QueueEntry> shuffled = new Waiting(queue, 10_001).shuffled(5).entries();
        Way way = Way.between(shuffled, queue, 10_001);
        assertThat(way.entries()).isLessThan(20_000);
        assertThat(way.from(shuffled, Optional.empty())).isEqualTo(queue);
    }

    @Example
    void what_was_taken_out_follows_what_it_followed_though_loops_have_turned_the_queue() {
        Way way = way(List.of(1L, 2L, 4L), List.of(1L, 2L, 3L, 4L));
        assertThat(ids(way.from(queue(List.of(4L, 1L, 2L)), Optional.empty())))
                .containsExactly(4L, 1L, 2L, 3L);
    }

    @Example
    void what_follows_something_that_has_played_is_next() {
        Way way = way(List.of(1L, 4L), List.of(1L, 2L, 3L, 4L));
        assertThat(ids(way.from(queue(List.of(4L)), Optional.empty()))).containsExactly(2L, 3L, 4L);
    }

    @Example
    void what_joined_a_queue_that_had_been_cleared_comes_after_it() {
        Way way = way(List.of(), List.of(1L, 2L));
        assertThat(ids(way.from(queue(List.of(101L)), Optional.empty())))
                .containsExactly(1L, 2L, 101L);
    }

    private static Way way(List<Long> from, List<Long> to) {
        return Way.between(queue(from), queue(to), 100);
    }

    private static List<QueueEntry> queue(List<Long> ids) {
        return ids.stream()
                .map(id -> new QueueEntry(new EntryId(id), TRACK, new UserId(1)))
                .toList();
    }

    private static List<Long> ids(List<QueueEntry> queue) {
        return queue.stream().map(entry -> entry.id().value()).toList();
    }

    /// Some of twelve entries in any order; often much of it is as it was.
    @Provide
    Arbitrary<List<Long>> orders() {
        return Arbitraries.longs()
                .between(1, 12)
                .list()
                .uniqueElements()
                .ofMaxSize(12)
                .flatMap(some ->
                        Arbitraries.randomValue(random -> {
                            List<Long> order = new ArrayList<>(some);
                            if (random.nextBoolean()) order.sort(null);
                            swapSome(order, random);
                            return List.copyOf(order);
                        }));
    }

    private static void swapSome(List<Long> order, Random random) {
        for (int i = random.nextInt(3); i > 0 && !order.isEmpty(); i--) {
            int from = random.nextInt(order.size());
            order.add(random.nextInt(order.size()), order.remove(from));
        }
    }

    @Provide
    Arbitrary<List<Long>> joining() {
        return Arbitraries.longs().between(1, 50).list().uniqueElements().ofMaxSize(3);
    }
}
