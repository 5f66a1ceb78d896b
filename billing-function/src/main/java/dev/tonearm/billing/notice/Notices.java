package dev.tonearm.billing.notice;

import dev.tonearm.billing.event.GrantsWatcher;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.notice.Due;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.notice.NoticeBook.Begun;
import dev.tonearm.core.notice.Reader;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.premium.NoticeWords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what is due of a server, each notice once: to who pays, by a letter, or to who manages the
/// server, on its board.
///
/// First it is noted that somebody begins, then the letter is sent, then it is noted that it was.
/// Whoever finds only the first of it looks whether the letter arrived. What goes to the board is
/// laid there and noted in one transaction.
public final class Notices implements GrantsWatcher {
    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    /// Discord takes 25 characters.
    private static final int NONCE_BYTES = 12;

    private final GrantBook grants;
    private final GuildRecords guilds;
    private final NoticeBook book;
    private final Optional<Letters> letters;
    private final Plans plans;
    private final Counts figures;
    private final InstantSource billing;

    /// @param letters how buyers are written to; without it everything lies on the boards
    /// @param billing the time that plans follow
    public Notices(
            GrantBook grants,
            GuildRecords guilds,
            NoticeBook book,
            Optional<Letters> letters,
            Plans plans,
            Counts figures,
            InstantSource billing) {
        this.grants = grants;
        this.guilds = guilds;
        this.book = book;
        this.letters = letters;
        this.plans = plans;
        this.figures = figures;
        this.billing = billing;
    }

    /// Tells what is due and was not told. One notice's trouble keeps no other one back.
    ///
    /// @throws RuntimeException the first trouble; then the rest is to be told when it is tried
    ///   again
    @Override
    public void look(GuildId guild) {
        Instant now = billing.instant();
        RuntimeException trouble = null;
        for (Due due : Due.notices(grants.of(guild).now(), plans, now)) {
            try {
                tell(guild, due, now);
            } catch (RuntimeException e) {
                if (trouble == null) trouble = e;
                else trouble.addSuppressed(e);
            }
        }
        if (trouble != null) throw trouble;
    }

    private void tell(GuildId guild, Due due, Instant now) {
        Begun begun = book.begin(guild, due, now);
        if (begun instanceof Begun.Told) return;
        boolean again = begun instanceof Begun.Again;
        boolean arrived =
                due.reader() instanceof Reader.Buyer(var buyer)
                        && letters.isPresent()
                        && written(letters.get(), guild, buyer, due, again);
        if (arrived) book.told(guild, due, now);
        else book.lay(guild, due, now);
        figures.count(arrived ? BillingMetric.LETTERS_SENT : BillingMetric.NOTICES_LAID);
        log.info("guild {}: {} {}", guild, due.key(), arrived ? "was sent" : "lies on the board");
    }

    private boolean written(Letters letters, GuildId guild, UserId buyer, Due due, boolean again) {
        Letters.Home home = letters.home(guild);
        String chosen = guilds.settings(guild).now().language();
        Texts texts = Texts.of(chosen.isEmpty() ? home.locale() : chosen);
        Message message = NoticeWords.direct(due.notice(), guild, home.name(), plans, texts);
        return letters.send(buyer, message, nonce(guild, due), again) == Letters.Sent.ARRIVED;
    }

    private static String nonce(GuildId guild, Due due) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest((guild + " " + due.key()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NONCE_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
