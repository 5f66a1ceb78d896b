package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Every order is as likely as any other, and one seed gives one order for good.
class ShuffleTest {
    /// Of 119 degrees of freedom, less than one fair shuffle in a million is further off.
    private static final double MOST_OF_ORDERS = 205;

    /// Of 49 * 49 degrees of freedom, the same.
    private static final double MOST_OF_PLACES = 2_750;

    @Test
    void every_order_of_five_is_as_likely() {
        int rounds = 24_000;
        Waiting waiting = new Waiting(Examples.entries(1, 5), 6);
        Map<List<Long>, Integer> orders = new HashMap<>();
        Random seeds = new Random(20_261_126);
        for (int i = 0; i < rounds; i++) {
            orders.merge(ids(waiting.shuffled(seeds.nextLong())), 1, Integer::sum);
        }
        assertThat(orders).hasSize(120);
        assertThat(chiSquare(orders, rounds / 120.0)).isLessThan(MOST_OF_ORDERS);
    }

    @Test
    void every_track_of_fifty_is_as_likely_at_every_place() {
        int rounds = 10_000;
        Waiting waiting = new Waiting(Examples.entries(1, 50), 51);
        Map<Long, Integer> places = new HashMap<>();
        Random seeds = new Random(3);
        for (int i = 0; i < rounds; i++) {
            List<Long> order = ids(waiting.shuffled(seeds.nextLong()));
            for (int place = 0; place < 50; place++) {
                places.merge(order.get(place) * 100 + place, 1, Integer::sum);
            }
        }
        assertThat(places).hasSize(2_500);
        assertThat(chiSquare(places, rounds / 50.0)).isLessThan(MOST_OF_PLACES);
    }

    @Test
    void a_seed_gives_one_order_for_good() {
        assertThat(ids(new Waiting(Examples.entries(1, 8), 9).shuffled(42)))
                .containsExactly(3L, 7L, 4L, 2L, 5L, 1L, 8L, 6L);
    }

    @Test
    void whoever_undoes_it_and_does_it_again_has_the_same_order() {
        Waiting waiting = new Waiting(Examples.entries(1, 1_000), 1_001);
        List<QueueEntry> shuffled = waiting.shuffled(7).entries();
        Way undo = Way.between(shuffled, waiting.entries(), 1_001);
        List<QueueEntry> undone = undo.from(shuffled, Optional.empty());
        assertThat(undone).isEqualTo(waiting.entries());
        assertThat(Way.between(undone, shuffled, 1_001).from(undone, Optional.empty()))
                .isEqualTo(shuffled);
    }

    private static double chiSquare(Map<?, Integer> counts, double expected) {
        return counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private static List<Long> ids(Waiting waiting) {
        return LongStream.range(0, waiting.entries().size())
                .mapToObj(i -> waiting.entries().get((int) i).id().value())
                .toList();
    }
}
