package dev.tonearm.billing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.notice.Asides.Ready;
import dev.tonearm.billing.notice.Asides.Said;
import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.notice.Due;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.notice.Reader;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardReaderTest {
    private static final Plans PLANS = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong());
    private final NoticeBook book =
            BillingTable.shared().store(InstantSource.fixed(NOON)).all().notices();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Ready> waits = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Said answer = Said.YES;
    private Instant now = NOON;

    @BeforeEach
    void lay() {
        lay(Notice.Kind.GIFT_ENDED, NOON);
        lay(Notice.Kind.TRIAL_ENDED, NOON.plusSeconds(1));
    }

    @Test
    void all_that_lies_there_is_read_in_one_message_and_is_gone() {
        reader().work(order("en-US"));
        reader().work(order("en-US"));

        assertThat(said)
                .singleElement()
                .asString()
                .contains("The gift of **Premium** is over", "The trial of **Premium** is over");
        assertThat(book.board(guild).laid()).isEmpty();
    }

    @Test
    void it_is_in_the_language_of_who_reads_it() {
        reader().work(order("de"));

        assertThat(said).singleElement().asString().contains("Das Geschenk von **Premium**");
    }

    @Test
    void of_two_managers_at_once_one_reads_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            Callable<Boolean> work =
                    () -> {
                        reader().work(order("en-US"));
                        return true;
                    };
            for (int i = 0; i < 6; i++) all.add(threads.submit(work));
            for (Future<Boolean> one : all) assertThat(one.get()).isTrue();
        }

        String all = String.join(" ", said);
        assertThat(all).containsOnlyOnce("The gift").containsOnlyOnce("The trial");
    }

    @Test
    void while_their_answer_is_awaited_it_waits() {
        waits.addAll(List.of(Ready.NOT_YET, Ready.NOT_YET, Ready.NOW));

        reader().work(order("en-US"));

        assertThat(pauses).hasSize(2);
        assertThat(said).hasSize(1);
    }

    @Test
    void when_that_takes_too_long_it_lies_there_for_the_next() {
        waits.addAll(Collections.nCopies(20, Ready.NOT_YET));

        reader().work(order("en-US"));

        assertThat(said).isEmpty();
        assertThat(book.board(guild).laid()).hasSize(2);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void what_discord_refused_lies_there_again() {
        answer = Said.NO;
        reader().work(order("en-US"));

        assertThat(book.board(guild).laid()).hasSize(2);
    }

    @Test
    void what_somebody_may_have_read_does_not() {
        answer = Said.PERHAPS;
        reader().work(order("en-US"));

        assertThat(book.board(guild).laid()).isEmpty();
    }

    @Test
    void who_cannot_be_answered_any_more_takes_nothing() {
        now = NOON.plus(Duration.ofMinutes(16));
        reader().work(order("en-US"));

        assertThat(said).isEmpty();
        assertThat(book.board(guild).laid()).hasSize(2);
    }

    private BoardReader reader() {
        return new BoardReader(
                book, new Scripted(), PLANS, new Uncounted(), () -> NOON, () -> now, pauses::add);
    }

    private OrderEnvelope order(String locale) {
        long id = (NOON.toEpochMilli() - DISCORD_EPOCH) << 22;
        return new OrderEnvelope(
                new Interaction(
                        new InteractionId(id), 7, "token", Interaction.Kind.COMMAND, locale),
                guild,
                new ChannelId(9),
                new UserId(8),
                new Order.ReadBoard());
    }

    private void lay(Notice.Kind kind, Instant when) {
        Notice notice = new Notice(kind, Plan.PREMIUM, NOON);
        Due due = new Due(kind.wire(), notice, new Reader.Managers(), Duration.ofDays(60));
        book.lay(guild, due, when);
    }

    private final class Scripted implements Asides {
        @Override
        public Ready ready(Interaction interaction) {
            synchronized (waits) {
                return waits.isEmpty() ? Ready.NOW : waits.pop();
            }
        }

        @Override
        public Said say(Interaction interaction, Message message) {
            said.add(new String(message.post(true), StandardCharsets.UTF_8));
            return answer;
        }
    }
}
