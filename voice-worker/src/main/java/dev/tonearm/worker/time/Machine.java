package dev.tonearm.worker.time;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What code needs of the machine that it runs on, so that all of it can be simulated.
///
/// @param threads gives each call a thread of its own, which may wait
/// @param locks makes one, which somebody may wait for who holds the time up meanwhile; it need not
///   be reentrant
public record Machine(
        Timer timer, Executor threads, RandomGenerator random, Supplier<Lock> locks) {}
