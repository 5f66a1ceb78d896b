package dev.tonearm.worker.time;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/// The machine that tests run on, shared by all of them.
public final class RealMachine {
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    public static final Machine MACHINE =
            new Machine(new SystemTimer(THREADS), THREADS, new Random(), ReentrantLock::new);

    private RealMachine() {}
}
