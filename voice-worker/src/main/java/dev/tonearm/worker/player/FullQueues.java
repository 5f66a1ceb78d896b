package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.notice.NoticeBookUnavailableException;
import dev.tonearm.core.notice.Usage;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Quota;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lays it on a server's board when its queue has become nearly full, where another plan has more.
/// That is once a month; if it fails, the next time that it becomes so.
final class FullQueues implements QueueWatch {
    private static final Logger log = LoggerFactory.getLogger(FullQueues.class);

    private final NoticeBook book;
    private final InstantSource billing;
    private final Executor threads;

    /// @param billing the time that plans follow
    FullQueues(NoticeBook book, InstantSource billing, Executor threads) {
        this.book = book;
        this.billing = billing;
        this.threads = threads;
    }

    @Override
    public void changed(GuildId guild, int before, int after, Limits limits) {
        if (!Usage.crosses(before, after, limits.queue(), Quota.QUEUE, limits)) return;
        threads.execute(() -> lay(guild, limits));
    }

    private void lay(GuildId guild, Limits limits) {
        Instant now = billing.instant();
        try {
            book.layUsage(guild, new Notice(Notice.Kind.QUEUE_USED, limits.plan(), now), now);
        } catch (NoticeBookUnavailableException e) {
            log.warn("guild {}: a notice is not laid", guild, e);
        }
    }
}
