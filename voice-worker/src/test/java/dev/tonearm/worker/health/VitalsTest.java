package dev.tonearm.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VitalsTest {
    private final AtomicInteger ended = new AtomicInteger();
    private final Vitals vitals = new Vitals(ended::set);

    @Test
    void a_library_s_thread_that_ends_of_an_error_is_missed() throws InterruptedException {
        ends(Thread.ofPlatform(), new NoClassDefFoundError("on purpose"));
        assertThat(vitals.whole()).isFalse();
        assertThat(ended).hasValue(0);
    }

    @Test
    void an_exception_and_a_task_of_our_own_are_no_loss() throws InterruptedException {
        ends(Thread.ofPlatform(), new IllegalStateException("on purpose"));
        ends(Thread.ofVirtual(), new StackOverflowError("on purpose"));
        assertThat(vitals.whole()).isTrue();
    }

    @Test
    void a_process_without_memory_ends() throws InterruptedException {
        ends(Thread.ofVirtual(), new OutOfMemoryError("direct buffers, on purpose"));
        assertThat(ended).hasValue(Vitals.WITHOUT_MEMORY);
    }

    private void ends(Thread.Builder threads, Throwable thrown) throws InterruptedException {
        Thread thread =
                threads.unstarted(() -> {
                    if (thrown instanceof Error error) throw error;
                    throw (RuntimeException) thrown;
                });
        thread.setUncaughtExceptionHandler(vitals);
        thread.start();
        thread.join();
    }
}
