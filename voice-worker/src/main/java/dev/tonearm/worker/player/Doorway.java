package dev.tonearm.worker.player;

import dev.tonearm.core.player.Sighting;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where a guild's commands wait, in their order, while nobody can see who is in voice: they could
/// only be refused, and a lost gateway session is back in seconds.
///
/// In front of the mailbox and not in it, because what nodes and Discord report needs nobody's
/// place and must not wait: the next track begins in an outage too.
final class Doorway {
    /// A shard's new session waits for its turn to IDENTIFY, which is one in 5 s at the least.
    static final Duration SESSION = Duration.ofSeconds(10);

    /// Whoever invites the bot and asks at once is quicker than Discord's word of it.
    static final Duration INVITED = Duration.ofSeconds(1);

    /// Who has waited for as long in vain does not keep later ones waiting, until this has passed.
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Timer timer;
    private final Supplier<Optional<Sighting.Unknown>> unknown;
    private final Consumer<Delivery> in;
    private final Consumer<Delivery> away;
    private final int capacity;
    private final Queue<Delivery> waiting = new ArrayDeque<>(0);
    private boolean blind;
    private long since;
    private boolean retired;

    /// @param unknown why nothing is known of the guild's voice channels, if nothing is
    /// @param in takes a command whose time has come
    /// @param away takes one for which there is no room
    Doorway(
            Timer timer,
            Supplier<Optional<Sighting.Unknown>> unknown,
            Consumer<Delivery> in,
            Consumer<Delivery> away,
            int capacity) {
        this.timer = timer;
        this.unknown = unknown;
        this.in = in;
        this.away = away;
        this.capacity = capacity;
    }

    /// Lets a command in, now or later; returns at once.
    synchronized void enter(Delivery delivery) {
        if (waiting.isEmpty() && !worthWaiting()) {
            in.accept(delivery);
        } else if (waiting.size() >= capacity) {
            away.accept(delivery);
        } else {
            if (waiting.isEmpty()) timer.after(LOOK, this::look);
            waiting.add(delivery);
        }
    }

    synchronized boolean empty() {
        return waiting.isEmpty();
    }

    /// Nobody has to wait any more: what comes is given back.
    synchronized void retire() {
        retired = true;
        letIn();
    }

    private synchronized void look() {
        if (waiting.isEmpty()) return;
        if (worthWaiting()) timer.after(LOOK, this::look);
        else letIn();
    }

    private void letIn() {
        for (Delivery next = waiting.poll(); next != null; next = waiting.poll()) in.accept(next);
    }

    private boolean worthWaiting() {
        Optional<Sighting.Unknown> nothing = retired ? Optional.empty() : unknown.get();
        if (nothing.isEmpty()) {
            blind = false;
            return false;
        }
        long now = timer.nanos();
        if (!blind || now - since > FORGOTTEN.toNanos()) {
            blind = true;
            since = now;
        }
        return now - since < patience(nothing.get().why()).toNanos();
    }

    private static Duration patience(Sighting.Why why) {
        return switch (why) {
            case AWAY -> SESSION;
            case NOT_A_MEMBER -> INVITED;
        };
    }
}
