package dev.tonearm.worker.health;

import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the threads of this process are those that it began with. A library whose thread has
/// ended of an `Error` is deaf from then on, and nothing else would tell.
public final class Vitals implements Thread.UncaughtExceptionHandler {
    /// What the JVM itself ends with when it is told to do so, see [#END_WITHOUT_MEMORY].
    static final int WITHOUT_MEMORY = 3;

    /// With it the JVM ends at once when it has no memory left: a process that goes on without some
    /// of its threads keeps leases that others would put to use. Not all that is thrown for lack of
    /// memory goes through the JVM, so this class does the same.
    public static final String END_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    private static final Logger log = LoggerFactory.getLogger(Vitals.class);

    private final IntConsumer end;
    private volatile boolean whole = true;

    /// @param end ends the process at once, with an exit code
    Vitals(IntConsumer end) {
        this.end = end;
    }

    /// Watches over the threads of this process from now on.
    public static Vitals ofThisProcess() {
        var vitals = new Vitals(Runtime.getRuntime()::halt);
        Thread.setDefaultUncaughtExceptionHandler(vitals);
        return vitals;
    }

    /// Whether the JVM ends this process when it has no memory left.
    public static boolean endsWithoutMemory() {
        return ManagementFactory.getRuntimeMXBean()
                .getInputArguments()
                .contains(END_WITHOUT_MEMORY);
    }

    /// Whether none was lost. The tasks of our own are no loss: each has a virtual thread that ends
    /// with it anyway.
    public boolean whole() {
        return whole;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) end.accept(WITHOUT_MEMORY);
        if (thrown instanceof Error && !thread.isVirtual()) whole = false;
        log.error("thread {} ended", thread.getName(), thrown);
    }
}
