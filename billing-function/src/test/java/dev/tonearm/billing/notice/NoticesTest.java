package dev.tonearm.billing.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.notice.Board;
import dev.tonearm.core.notice.Due;
import dev.tonearm.core.notice.Laid;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.notice.NoticeBookUnavailableException;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.discord.DiscordSimulator;
import dev.tonearm.discord.SimulatorSettings;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.User;
import dev.tonearm.store.DynamoStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is told what, by the simulated Discord and a real table.
class NoticesTest {
    private static final Plans PLANS = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));

    /// Ids have their time in them, and all tests share a table.
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final Instant noon =
            Instant.parse("2026-11-21T12:00:00Z")
                    .plus(Duration.ofDays(100L * TESTS.incrementAndGet()));
    private volatile Instant now = noon;
    private final List<Duration> pauses = new ArrayList<>();
    private final BillingTable.Store store = BillingTable.shared().store(InstantSource.fixed(noon));
    private DiscordSimulator discord;
    private Guild room;
    private GuildId guild;
    private User ada;
    private Notices notices;

    @BeforeEach
    void open() {
        discord =
                DiscordSimulator.start(
                        SimulatorSettings.defaults().withOpenApi(null).withClock(() -> now));
        ada = discord.world().createUser("ada");
        room = discord.world().createGuild("Room *9*", ada.id(), true);
        guild = new GuildId(room.id());
        notices = notices(table().notices(), Optional.of(letters(discord.botToken())));
    }

    @AfterEach
    void close() {
        assertThat(discord.violations().rules()).isEmpty();
        discord.close();
    }

    @Test
    void who_pays_reads_once_that_a_payment_failed() {
        book(failed());

        notices.look(guild);
        notices.look(guild);

        assertThat(read())
                .singleElement()
                .asString()
                .startsWith("### [Room \\*9\\*](<https://discord.com/channels/" + guild + ">)")
                .contains("The payment for **Premium** did not go through")
                .contains("<t:" + noon.plus(PLANS.grace()).getEpochSecond() + ":D>");
        assertThat(board()).isEmpty();
    }

    @Test
    void a_server_of_which_nothing_is_to_be_said_costs_one_look() {
        book(new Grant.Trial(buyer(), Plan.PREMIUM, noon, noon.plus(Duration.ofDays(14))));

        notices.look(guild);

        assertThat(read()).isEmpty();
        assertThat(board()).isEmpty();
    }

    @Test
    void a_trial_is_announced_to_end_and_then_to_have_ended() {
        book(new Grant.Trial(buyer(), Plan.PREMIUM, noon, noon.plus(Duration.ofDays(14))));
        for (int hours = 0; hours < 30 * 24; hours += 6) {
            now = noon.plus(Duration.ofHours(hours));
            notices.look(guild);
        }

        assertThat(read()).hasSize(2);
        assertThat(read().getFirst()).contains("The trial of **Premium** ends");
        assertThat(read().getLast()).contains("The trial of **Premium** is over");
    }

    @Test
    void they_read_it_in_the_language_of_the_server() {
        discord.world().changeGuild(room.id(), null, "fr");
        book(failed());

        notices.look(guild);

        assertThat(read()).singleElement().asString().contains("Le paiement de **Premium**");
    }

    @Test
    void or_in_the_one_that_it_has_chosen() {
        discord.world().changeGuild(room.id(), null, "fr");
        table().guilds().keep(guild, StoredSettings.NONE, GuildSettings.USUAL.withLanguage("de"));
        book(failed());

        notices.look(guild);

        assertThat(read()).singleElement().asString().contains("Die Zahlung für **Premium**");
    }

    @Test
    void what_a_buyer_does_not_take_lies_on_the_board_once() {
        discord.world().changeUser(ada.id(), user -> user.withDirectMessages(false));
        book(failed());

        notices.look(guild);
        notices.look(guild);

        assertThat(read()).isEmpty();
        assertThat(board()).containsExactly(Notice.Kind.PAYMENT_FAILED);
    }

    @Test
    void so_does_what_nobody_has_bought() {
        book(new Grant.Gift("g", Plan.PREMIUM, noon.minusSeconds(60), noon, noon));

        notices.look(guild);

        assertThat(board()).containsExactly(Notice.Kind.GIFT_ENDED);
    }

    @Test
    void and_everything_where_the_bot_has_no_token() {
        book(failed());

        notices(table().notices(), Optional.empty()).look(guild);

        assertThat(board()).containsExactly(Notice.Kind.PAYMENT_FAILED);
    }

    @Test
    void a_server_that_the_bot_has_left_has_no_name_and_its_buyer_is_told_all_the_same() {
        discord.world().createGuild("Elsewhere", ada.id(), true);
        discord.world().deleteGuild(room.id());
        book(failed());

        notices.look(guild);

        assertThat(read()).singleElement().asString().startsWith("### [Your server](");
    }

    @Test
    void a_crash_after_the_letter_and_before_the_note_of_it_sends_no_second_one() {
        book(failed());
        var crashing = notices(new ForgetsToNote(), Optional.of(letters(discord.botToken())));
        assertThatThrownBy(() -> crashing.look(guild))
                .isInstanceOf(NoticeBookUnavailableException.class);

        notices.look(guild);

        assertThat(read()).hasSize(1);
    }

    @Test
    void also_when_discord_has_forgotten_the_nonce_since() {
        book(failed());
        var crashing = notices(new ForgetsToNote(), Optional.of(letters(discord.botToken())));
        assertThatThrownBy(() -> crashing.look(guild))
                .isInstanceOf(NoticeBookUnavailableException.class);
        now = noon.plus(Duration.ofHours(5));

        notices.look(guild);

        assertThat(read()).hasSize(1);
    }

    @Test
    void while_discord_is_away_nothing_is_lost() {
        book(failed());
        fault("POST", "/channels/.*", 503, false);
        assertThatThrownBy(() -> notices.look(guild))
                .isInstanceOf(LetterNotSentException.class)
                .hasMessageContaining("503");

        notices.look(guild);

        assertThat(read()).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_neither_loses_nor_doubles_a_letter() {
        book(failed());
        fault("POST", "/channels/.*", 0, true);
        assertThatThrownBy(() -> notices.look(guild)).isInstanceOf(LetterNotSentException.class);

        notices.look(guild);

        assertThat(read()).hasSize(1);
    }

    @Test
    void who_is_told_to_wait_waits() {
        book(failed());
        fault("POST", "/users/@me/channels", 429, false);

        notices.look(guild);

        assertThat(pauses).hasSize(1);
        assertThat(read()).hasSize(1);
    }

    @Test
    void several_at_once_are_one_letter() throws Exception {
        book(failed());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            Callable<Boolean> look =
                    () -> {
                        notices.look(guild);
                        return true;
                    };
            for (int i = 0; i < 4; i++) all.add(threads.submit(look));
            for (Future<Boolean> one : all) assertThat(one.get()).isTrue();
        }

        assertThat(read()).hasSize(1);
    }

    @Test
    void a_wrong_token_is_named_and_not_shown() {
        book(failed());
        var wrong = notices(table().notices(), Optional.of(letters("secret-token")));

        assertThatThrownBy(() -> wrong.look(guild))
                .isInstanceOf(LetterNotSentException.class)
                .hasMessageContaining("401")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("secret-token"));
        assertThat(discord.violations().rules()).containsOnly("rest.unauthorized");
        discord.violations().clear();
        assertThat(board()).isEmpty();
    }

    private Grant failed() {
        return new Grant.StripeSubscription(
                "sub_" + guild,
                "cus_1",
                buyer(),
                Plan.PREMIUM,
                noon.minus(Duration.ofDays(30)),
                noon,
                Grant.Payment.FAILED,
                noon);
    }

    private UserId buyer() {
        return new UserId(ada.id());
    }

    private void book(Grant grant) {
        store.grants().book(guild, new GrantChange(grant, "stripe", "evt", noon));
    }

    private void fault(String method, String path, int status, boolean drop) {
        discord.faults().add(Faults.Place.REST, null, null, method, path, 0, status, drop, 1);
    }

    private DynamoStore table() {
        return store.all();
    }

    private Notices notices(NoticeBook book, Optional<Letters> letters) {
        return new Notices(
                store.grants(), table().guilds(), book, letters, PLANS, new Uncounted(), () -> now);
    }

    private Letters letters(String token) {
        return new DiscordLetters(URI.create(discord.api()), () -> token, () -> now, pauses::add);
    }

    /// The texts of all letters to Ada.
    private List<String> read() {
        var channel = discord.world().directMessages().with(ada.id());
        return discord.messages().seenBy(ada.id(), channel.id(), 100).stream()
                .map((JsonNode message) -> message.at("/components/0/components/0/content"))
                .map(JsonNode::asText)
                .toList();
    }

    private List<Notice.Kind> board() {
        return table().notices().board(guild).laid().stream()
                .map(laid -> laid.notice().kind())
                .toList();
    }

    /// Dies before it notes that a letter was sent.
    private final class ForgetsToNote implements NoticeBook {
        private final NoticeBook real = table().notices();

        @Override
        public Begun begin(GuildId of, Due due, Instant at) {
            return real.begin(of, due, at);
        }

        @Override
        public void told(GuildId of, Due due, Instant at) {
            throw new NoticeBookUnavailableException(of, new IllegalStateException("crash"));
        }

        @Override
        public void lay(GuildId of, Due due, Instant at) {
            real.lay(of, due, at);
        }

        @Override
        public void layUsage(GuildId of, Notice notice, Instant at) {
            real.layUsage(of, notice, at);
        }

        @Override
        public Board board(GuildId of) {
            return real.board(of);
        }

        @Override
        public boolean take(GuildId of, Laid laid) {
            return real.take(of, laid);
        }

        @Override
        public void putBack(GuildId of, Laid laid) {
            real.putBack(of, laid);
        }
    }
}
