package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.time.StepTimer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeapPressureTest {
    private final FakeHeap heap = new FakeHeap();
    private final StepTimer timer = new StepTimer(NOON);
    private final HeapPressure pressure = new HeapPressure(heap, timer);

    @Test
    void a_heap_that_collections_do_not_empty_is_tight_until_one_does() {
        assertThat(pressure.tight()).isFalse();
        heap.collected(0.95);
        assertThat(tight()).isTrue();
        heap.collected(0.5);
        assertThat(tight()).isFalse();
    }

    @Test
    void what_a_collection_left_long_ago_says_nothing() {
        heap.collected(0.95);
        assertThat(tight()).isTrue();
        timer.advance(HeapPressure.FRESH);
        assertThat(tight()).isFalse();
        heap.collected(0.95);
        assertThat(tight()).isTrue();
    }

    @Test
    void this_process_has_a_heap_with_room() {
        HeapPressure.Heap own = HeapPressure.Heap.ofThisProcess();
        long before = own.collections();
        System.gc();
        assertThat(own.collections()).isGreaterThan(before);
        assertThat(own.filled()).isBetween(0.001, HeapPressure.BOUND);
    }

    private boolean tight() {
        timer.advance(Duration.ofSeconds(1));
        return pressure.tight();
    }
}
