package dev.tonearm.worker.audio.session;

import dev.tonearm.worker.audio.guild.GuildLink;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Many guilds' players that need something at once, after a node was lost or came back: each has
/// its turn, the audible ones first, so that no node is overrun and one slow guild delays nobody.
final class Crowd {
    /// 50 a second begin.
    private static final Duration PACE = Duration.ofMillis(20);

    private static final int AT_ONCE = 64;

    private final Semaphore turns = new Semaphore(AT_ONCE);

    /// Blocks until the last one's turn has begun.
    void each(List<GuildLink> links, Consumer<GuildLink> action) throws InterruptedException {
        List<GuildLink> order =
                links.stream().sorted(Comparator.comparing(link -> !link.plays())).toList();
        for (GuildLink link : order) {
            turns.acquire();
            Thread.startVirtualThread(() -> {
                try {
                    action.accept(link);
                } finally {
                    turns.release();
                }
            });
            Thread.sleep(PACE);
        }
    }
}
