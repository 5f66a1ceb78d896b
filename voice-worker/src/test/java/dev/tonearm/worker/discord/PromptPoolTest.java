package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromptPoolTest {
    private final PromptPool pool = new PromptPool("gateway-of-a-test");
    private final AtomicInteger looks = new AtomicInteger();
    private final Runnable look = looks::incrementAndGet;

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    @Test
    void the_idle_look_comes_at_once_when_somebody_asks() throws Exception {
        var _ = pool.schedule(look, 500, TimeUnit.MILLISECONDS);
        pool.lookNow();
        settle();

        assertThat(looks).hasValue(1);
    }

    @Test
    void a_look_happens_once_although_it_is_due_twice() throws Exception {
        ScheduledFuture<?> due = pool.schedule(look, 500, TimeUnit.MILLISECONDS);
        pool.lookNow();
        pool.lookNow();
        due.get();

        assertThat(looks).hasValue(1);
    }

    @Test
    void a_look_that_jda_gave_up_does_not_happen() throws Exception {
        pool.schedule(look, 500, TimeUnit.MILLISECONDS).cancel(false);
        pool.lookNow();
        settle();

        assertThat(looks).hasValue(0);
    }

    @Test
    void other_tasks_keep_their_time() throws Exception {
        var _ = pool.schedule(look, 1, TimeUnit.MINUTES);
        pool.lookNow();
        settle();

        assertThat(looks).hasValue(0);
    }

    /// All that was to run soon has run: the pool has one thread.
    private void settle() throws Exception {
        pool.schedule(() -> {}, 5, TimeUnit.MILLISECONDS).get();
    }
}
