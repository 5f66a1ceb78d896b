package dev.tonearm.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.notice.Letters;
import dev.tonearm.billing.notice.Notices;
import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whichever call goes wrong while a notice is told: it is read once, by whom it is for.
class NoticeFaultsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final AtomicLong IDS = new AtomicLong(7_000_000);

    private final BillingTable.Store store = BillingTable.shared().store(InstantSource.fixed(NOW));

    @ParameterizedTest
    @EnumSource
    void a_letter_arrives_once(Faults.Kind kind) {
        everywhere(kind, true);
    }

    @ParameterizedTest
    @EnumSource
    void what_a_buyer_takes_no_letter_of_lies_on_the_board_once(Faults.Kind kind) {
        everywhere(kind, false);
    }

    private void everywhere(Faults.Kind kind, boolean takesLetters) {
        var clean = new Telling(takesLetters);
        clean.look();
        int calls = clean.faults.called().size();
        assertThat(calls).isGreaterThan(3);
        for (int call = 0; call < calls; call++) {
            var telling = new Telling(takesLetters);
            telling.faults.at(call, kind);
            telling.look();
            telling.look();
            telling.look();

            assertThat(telling.arrived)
                    .as("letters after %s at call %d", kind, call)
                    .hasSize(takesLetters ? 1 : 0);
            assertThat(store.all().notices().board(telling.guild).laid())
                    .as("board after %s at call %d", kind, call)
                    .hasSize(takesLetters ? 0 : 1);
        }
    }

    /// One notice that is due in a server of its own.
    private final class Telling {
        private final GuildId guild = new GuildId(IDS.incrementAndGet());
        private final Faults faults = new Faults();
        private final List<String> arrived = new ArrayList<>();
        private final Notices notices;

        Telling(boolean takesLetters) {
            var failed =
                    new Grant.StripeSubscription(
                            "sub_" + guild,
                            "cus_1",
                            new UserId(42),
                            Plan.PREMIUM,
                            NOW.minus(Duration.ofDays(30)),
                            NOW.minusSeconds(1),
                            Grant.Payment.FAILED,
                            NOW);
            store.grants().book(guild, new GrantChange(failed, "stripe", "evt_1", NOW));
            var away = new IllegalStateException("nobody knows");
            notices =
                    new Notices(
                            faults.before(GrantBook.class, store.grants(), () -> away),
                            faults.before(GuildRecords.class, store.all().guilds(), () -> away),
                            faults.before(NoticeBook.class, store.all().notices(), () -> away),
                            Optional.of(
                                    faults.before(
                                            Letters.class, discord(takesLetters), () -> away)),
                            Bought.PLANS,
                            new Uncounted(),
                            () -> NOW);
        }

        /// Discord, which knows a nonce only for minutes: who may have written before has to look.
        private Letters discord(boolean takesLetters) {
            return new Letters() {
                @Override
                public Sent send(UserId to, Message message, String nonce, boolean again) {
                    if (!takesLetters) return Sent.REFUSED;
                    if (!again || !arrived.contains(nonce)) arrived.add(nonce);
                    return Sent.ARRIVED;
                }

                @Override
                public Home home(GuildId of) {
                    return new Home("Room", "en-US");
                }
            };
        }

        void look() {
            try {
                notices.look(guild);
            } catch (Faults.Died | IllegalStateException _) {
                // The event comes again.
            }
        }
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
