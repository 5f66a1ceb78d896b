package dev.tonearm.local.stack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;

/// Closes what was started, in an order of its own and whatever was started by then.
final class Closing {
    /// First to last: who asks goes before who answers.
    enum Order {
        OBSERVER,
        FUNCTION,
        WORKER,
        NODE,
        WEB,
        DISCORD,
        VOICE,
        DYNAMODB,
        SQS
    }

    private final Map<Order, List<AutoCloseable>> started = new EnumMap<>(Order.class);
    private boolean closed;

    /// Takes it over. Once everything is closed it closes this one at once.
    ///
    /// @throws CancellationException in that case, so that nobody goes on with it
    <T extends AutoCloseable> T own(Order order, T part) {
        synchronized (this) {
            if (!closed) {
                started.computeIfAbsent(order, _ -> new ArrayList<>()).add(part);
                return part;
            }
        }
        close(part);
        throw new CancellationException("the stack is being stopped");
    }

    void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
        }
        started.values().forEach(Closing::closeAll);
    }

    /// Those of one place in the order at the same time: each may take its while.
    private static void closeAll(List<AutoCloseable> parts) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (AutoCloseable part : parts) threads.execute(() -> close(part));
        }
    }

    /// One that fails to close does not keep the others open.
    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("did not close cleanly: " + e);
        }
    }
}
