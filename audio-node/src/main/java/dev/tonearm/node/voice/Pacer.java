package dev.tonearm.node.voice;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The beat of all players: one thread that asks every sender for its packet each 20 ms.
final class Pacer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);

    private static final long FRAME = Duration.ofMillis(20).toNanos();

    /// Later than this the missed beats are dropped: a listener prefers a hole to a burst.
    private static final long MOST_BEHIND = Duration.ofMillis(200).toNanos();

    private final Set<RtpSender> senders = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().name("voice-pacer").daemon().unstarted(this::run);
    private volatile boolean closed;

    static Pacer start() {
        Pacer pacer = new Pacer();
        pacer.thread.start();
        return pacer;
    }

    void add(RtpSender sender) {
        senders.add(sender);
        LockSupport.unpark(thread);
    }

    void remove(RtpSender sender) {
        senders.remove(sender);
    }

    private void run() {
        long next = System.nanoTime();
        while (!closed) {
            if (senders.isEmpty()) {
                LockSupport.park(this);
                next = System.nanoTime();
                continue;
            }
            for (RtpSender sender : senders) {
                beat(sender);
            }
            next += FRAME;
            long now = System.nanoTime();
            if (now - next > MOST_BEHIND) {
                next = now;
            }
            while (next - now > 0 && !closed) {
                LockSupport.parkNanos(this, next - now);
                now = System.nanoTime();
            }
        }
    }

    private void beat(RtpSender sender) {
        try {
            sender.beat();
        } catch (RuntimeException e) {
            // One player's trouble must not silence the others.
            LOG.warn("a sender failed and is taken off the pacer", e);
            senders.remove(sender);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
