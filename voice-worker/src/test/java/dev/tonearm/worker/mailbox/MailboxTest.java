package dev.tonearm.worker.mailbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void jobs_run_in_the_order_they_came_and_never_two_at_once() {
        var mailbox = new Mailbox(threads, 1_000);
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        for (int i = 0; i < 500; i++) {
            int number = i;
            mailbox.offer(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                ran.add(number);
                running.decrementAndGet();
            });
        }
        await().until(mailbox::idle);
        assertThat(ran).isEqualTo(IntStream.range(0, 500).boxed().toList());
        assertThat(most).hasValue(1);
    }

    @Test
    void a_job_that_breaks_does_not_stop_those_behind_it() {
        var mailbox = new Mailbox(Runnable::run, 10);
        var after = new AtomicInteger();
        mailbox.offer(() -> {
            throw new IllegalStateException("broken on purpose");
        });
        mailbox.offer(after::incrementAndGet);
        assertThat(after).hasValue(1);
        assertThat(mailbox.idle()).isTrue();
    }

    @Test
    void a_job_that_ends_in_an_error_does_not_stop_those_behind_it_either() {
        var mailbox = new Mailbox(Runnable::run, 10);
        var after = new AtomicInteger();
        mailbox.offer(() -> {
            throw new StackOverflowError("on purpose");
        });
        mailbox.offer(after::incrementAndGet);
        assertThat(after).hasValue(1);
    }

    @Test
    void a_mailbox_without_a_thread_takes_nothing_and_works_again_when_there_is_one() {
        var without = new AtomicBoolean(true);
        var mailbox =
                new Mailbox(
                        task -> {
                            if (without.get()) throw new OutOfMemoryError("no native thread");
                            task.run();
                        },
                        10);
        var ran = new AtomicInteger();
        assertThat(mailbox.offer(ran::incrementAndGet)).isFalse();
        assertThat(mailbox.idle()).isTrue();
        without.set(false);
        assertThat(mailbox.offer(ran::incrementAndGet)).isTrue();
        assertThat(ran).hasValue(1);
    }

    @Test
    void a_full_mailbox_takes_no_more_and_works_on() throws InterruptedException {
        var mailbox = new Mailbox(threads, 2);
        var began = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var ran = new AtomicInteger();
        mailbox.offer(() -> {
            began.countDown();
            awaitQuietly(go);
        });
        assertThat(began.await(60, SECONDS)).isTrue();
        assertThat(mailbox.offer(ran::incrementAndGet)).isTrue();
        assertThat(mailbox.offer(ran::incrementAndGet)).isTrue();
        assertThat(mailbox.offer(ran::incrementAndGet)).isFalse();
        go.countDown();
        await().until(mailbox::idle);
        assertThat(ran).hasValue(2);
    }

    @Test
    void one_that_waits_does_not_hold_up_another_mailbox() throws InterruptedException {
        var stuck = new Mailbox(threads, 10);
        var other = new Mailbox(threads, 10);
        var go = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        stuck.offer(() -> awaitQuietly(go));
        other.offer(done::countDown);
        assertThat(done.await(60, SECONDS)).isTrue();
        assertThat(stuck.idle()).isFalse();
        go.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
