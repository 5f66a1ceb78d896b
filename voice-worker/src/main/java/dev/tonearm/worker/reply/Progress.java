package dev.tonearm.worker.reply;

import dev.tonearm.core.message.Message;
import dev.tonearm.worker.time.Timer;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.util.function.Consumer;

/// Tells a listener who has waited for a while what takes so long.
public final class Progress implements AutoCloseable {
    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration NEXT = Duration.ofSeconds(4);

    private final Timer timer;
    private final Consumer<Message> tell;
    private Message stage;
    private boolean told;
    private boolean over;
    private Scheduled due;

    /// @param stage what is told if nothing else has begun by then
    Progress(Timer timer, Message stage, Consumer<Message> tell) {
        this.timer = timer;
        this.tell = tell;
        this.stage = stage;
        this.due = timer.after(FIRST, this::look);
    }

    /// Something else takes the time from now on.
    public synchronized void stage(Message next) {
        stage = next;
        told = false;
    }

    /// The answer comes next; nothing is told after this returns.
    @Override
    public synchronized void close() {
        over = true;
        due.cancel();
    }

    private synchronized void look() {
        if (over) return;
        if (!told) tell.accept(stage);
        told = true;
        due = timer.after(NEXT, this::look);
    }
}
