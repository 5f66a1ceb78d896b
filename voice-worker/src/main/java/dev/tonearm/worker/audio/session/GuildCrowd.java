package dev.tonearm.worker.audio.session;

import dev.tonearm.worker.audio.guild.GuildLink;
import dev.tonearm.worker.time.Machine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Many guilds' players that need something at once, after a node was lost or came back: each has
/// its turn, the audible ones first, so that no node is overrun and one slow guild delays nobody.
final class GuildCrowd {
    /// 50 a second begin.
    private static final Duration PACE = Duration.ofMillis(20);

    private static final int AT_ONCE = 64;

    private final Machine machine;
    private final AtomicInteger under = new AtomicInteger();

    GuildCrowd(Machine machine) {
        this.machine = machine;
    }

    /// Blocks until the last one's turn has begun.
    void each(List<GuildLink> links, Consumer<GuildLink> action) throws InterruptedException {
        List<GuildLink> order =
                links.stream().sorted(Comparator.comparing(link -> !link.plays())).toList();
        for (GuildLink link : order) {
            while (under.get() >= AT_ONCE) machine.timer().sleep(PACE);
            under.incrementAndGet();
            machine.threads()
                    .execute(() -> {
                        try {
                            action.accept(link);
                        } finally {
                            under.decrementAndGet();
                        }
                    });
            machine.timer().sleep(PACE);
        }
    }
}
