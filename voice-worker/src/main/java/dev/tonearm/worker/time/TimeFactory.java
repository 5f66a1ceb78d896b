package dev.tonearm.worker.time;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// The machine's time, threads and chance.
@Factory
final class TimeFactory {
    @Singleton
    ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory());
    }

    @Singleton
    SystemTimer timer(ExecutorService threads) {
        return new SystemTimer(threads);
    }

    @Singleton
    RandomGenerator random() {
        return new Random();
    }

    @Singleton
    Machine machine(SystemTimer timer, ExecutorService threads, RandomGenerator random) {
        return new Machine(timer, threads, random, ReentrantLock::new);
    }
}
