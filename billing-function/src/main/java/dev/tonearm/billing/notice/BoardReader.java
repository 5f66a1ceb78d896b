package dev.tonearm.billing.notice;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.notice.Laid;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.premium.NoticeWords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a server's board to somebody who manages it and has just done something there.
///
/// What is read is taken from the board first, by one of all who try, and put back if Discord is
/// known not to have shown it. So nobody reads it twice; who is stopped between the two, or has no
/// answer from Discord, may leave it unread.
public final class BoardReader {
    private static final Logger log = LoggerFactory.getLogger(BoardReader.class);

    /// An answer takes that long, if it is not a slow one. Who waits for a slow one reads the board
    /// with the next.
    private static final int LOOKS = 10;

    private static final Duration BETWEEN = Duration.ofMillis(400);

    private final NoticeBook book;
    private final Asides asides;
    private final Plans plans;
    private final Counts figures;
    private final InstantSource billing;
    private final InstantSource clock;
    private final Pause pause;

    /// @param billing the time that plans follow
    /// @param clock the time that interactions have
    public BoardReader(
            NoticeBook book,
            Asides asides,
            Plans plans,
            Counts figures,
            InstantSource billing,
            InstantSource clock,
            Pause pause) {
        this.book = book;
        this.asides = asides;
        this.plans = plans;
        this.figures = figures;
        this.billing = billing;
        this.clock = clock;
        this.pause = pause;
    }

    public void work(OrderEnvelope order) {
        GuildId guild = order.guild();
        List<Laid> there = book.board(guild).at(billing.instant());
        if (there.isEmpty() || order.expiredAt(clock.instant()) || !answered(order)) return;
        List<Laid> taken = there.stream().filter(laid -> book.take(guild, laid)).toList();
        if (taken.isEmpty()) return;
        var message =
                NoticeWords.there(
                        taken.stream().map(Laid::notice).toList(),
                        plans,
                        Texts.of(order.interaction().locale()));
        switch (asides.say(order.interaction(), message)) {
            case YES -> figures.count(BillingMetric.NOTICES_READ, taken.size());
            case NO -> taken.forEach(laid -> book.putBack(guild, laid));
            case PERHAPS -> log.error("guild {}: nobody knows whether {} was read", guild, taken);
        }
    }

    private boolean answered(OrderEnvelope order) {
        for (int i = 0; i < LOOKS; i++) {
            switch (asides.ready(order.interaction())) {
                case NOW -> {
                    return true;
                }
                case NEVER -> {
                    return false;
                }
                case NOT_YET -> pause.of(BETWEEN);
            }
        }
        log.info("interaction {}: its answer takes long", order.interaction().id());
        return false;
    }
}
