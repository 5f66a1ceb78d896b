package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.notice.Due;
import dev.tonearm.core.notice.Laid;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.Reader;
import dev.tonearm.core.notice.Usage;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Quota;
import dev.tonearm.core.plan.SomePlans;
import dev.tonearm.interactions.wire.Interactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// What a server's plan keeps back, how it is tried, and what is shown of it; in servers of their
/// own.
class PremiumEndpointTest {
    private static final Path BILLING_CLOCK = clock();
    private static final TestEdge EDGE = new TestEdge(SomePlans.SOLD, BILLING_CLOCK.toString());
    private static final Texts ENGLISH = Texts.DEFAULT;
    private static final String MANAGER = "1048608";
    private static final String LISTENER = "1048576";

    private final GuildId guild =
            new GuildId(ThreadLocalRandom.current().nextLong(1L << 22, 1L << 60));
    private final long ada = ThreadLocalRandom.current().nextLong(1L << 22, 1L << 60);

    @BeforeEach
    void empty() {
        EDGE.repair();
        billingTimeIsAhead(Duration.ZERO);
    }

    @AfterAll
    static void close() throws IOException {
        EDGE.close();
        Files.delete(BILLING_CLOCK);
    }

    @Test
    void what_the_plan_has_not_is_refused_at_once_with_the_plan_that_has_it() {
        String body = answered(preset());

        assertThat(body).contains(ENGLISH.text("lacks.effects", "Free", 0));
        assertThat(body).contains(ENGLISH.text("lacks.offer", "Basic"));
        assertThat(body).as("Discord's own button").contains("\"style\":6,\"sku_id\":\"11\"");
        assertThat(EDGE.queuedCommands(guild)).isEmpty();
    }

    @Test
    void a_form_is_refused_at_its_button_and_not_when_it_is_filled_in() {
        assertThat(answered(setting("t1:bands:bass")))
                .contains(ENGLISH.text("lacks.effects", "Free", 0), "\"sku_id\":\"11\"")
                .doesNotContain("\"type\":9");
        grant(Plan.BASIC);
        assertThat(answered(setting("t1:bands:bass"))).contains("\"type\":9");
    }

    @Test
    void what_discord_says_that_the_server_has_bought_counts_before_anybody_was_told_of_it() {
        assertThat(answered(preset(bought("71", guild.toString(), "11", ""))))
                .contains("\"type\":5");
        assertThat(answered(preset())).as("nothing is kept of it").contains("\"type\":4");
    }

    @Test
    void what_was_bought_for_others_or_is_none_of_ours_gives_nothing_and_keeps_nobody_from_music() {
        String day = TestEdge.NOW.minus(Duration.ofDays(1)).toString();
        for (String other :
                new String[] {
                    bought("71", Long.toString(guild.value() + 1), "11", ""),
                    bought("71", guild.toString(), "99", ""),
                    bought("71", guild.toString(), "11", ",\"deleted\":true"),
                    bought("71", guild.toString(), "11", ",\"ends_at\":\"" + day + "\""),
                    "{\"id\":\"71\",\"sku_id\":\"11\",\"user_id\":\"5\"}",
                    "{\"id\":\"x\"}"
                }) {
            assertThat(answered(preset(other))).as(other).contains("\"sku_id\":\"11\"");
        }
        assertThat(answered(volume(100))).contains("\"type\":5");
    }

    @Test
    void what_is_known_of_it_holds_against_what_is_shown_beside_a_command() {
        var ended =
                new Grant.DiscordEntitlement(
                        "71",
                        new UserId(5),
                        Plan.BASIC,
                        TestEdge.NOW.minus(Duration.ofDays(9)),
                        TestEdge.NOW.minus(Duration.ofDays(1)),
                        TestEdge.NOW.minus(Duration.ofDays(1)));
        EDGE.grants().book(guild, new GrantChange(ended, "discord", "e", TestEdge.NOW));

        assertThat(answered(preset(bought("71", guild.toString(), "11", ""))))
                .contains("\"sku_id\":\"11\"");
    }

    @Test
    void louder_than_the_source_is_refused_and_as_loud_goes_on() {
        assertThat(answered(volume(101)))
                .contains(ENGLISH.text("lacks.volume_over_100", "Free", 0));
        assertThat(answered(volume(100))).contains("\"type\":5");
        assertThat(EDGE.queuedCommands(guild)).hasSize(1);
    }

    @Test
    void what_only_the_player_can_decide_goes_on_with_the_command() {
        answered(command("skip", "", LISTENER));

        CommandEnvelope skip = EDGE.queuedCommands(guild).getFirst();
        assertThat(skip.limits().queue()).isEqualTo(100);
        assertThat(skip.limits().allowance().trackMinutes()).isEqualTo(60);
        assertThat(skip.limits().offer(Quota.QUEUE).orElseThrow().plan()).isEqualTo(Plan.BASIC);
    }

    @Test
    void more_commands_than_the_plan_has_in_a_minute_are_refused_with_the_plan_that_has_more() {
        Posted help = command("help", "", LISTENER);
        for (int i = 0; i < 60; i++) assertThat(answered(help)).doesNotContain("sku_id");

        assertThat(answered(help))
                .contains(ENGLISH.text("lacks.commands", "Free", 60, 60), "\"sku_id\":\"11\"");
    }

    @Test
    void a_trial_begins_at_once_and_its_player_is_told() {
        keep(Manners.USUAL.withStays(true));

        assertThat(answered(premium("trial", MANAGER))).contains("Premium");

        assertThat(EDGE.grants().of(guild).now().effective(Duration.ZERO, TestEdge.NOW).plan())
                .isEqualTo(Plan.PREMIUM);
        CommandEnvelope heed = EDGE.queuedCommands(guild).getFirst();
        assertThat(heed.command()).isEqualTo(new HouseCommand.Heed());
        assertThat(heed.rules().manners()).isEqualTo(Manners.USUAL.withStays(true));
        assertThat(answered(preset())).contains("\"type\":5");
        assertThat(EDGE.grants().entries(guild))
                .extracting(GrantEntry::reporter)
                .containsExactly("trial");
    }

    @Test
    void plans_end_by_billing_time_and_all_else_goes_by_real_time() {
        billingTimeIsAhead(Duration.ofDays(30));
        answered(premium("trial", MANAGER));
        assertThat(EDGE.grants().of(guild).now().find(Grant.Trial.ID))
                .as("from the day that billing time has")
                .hasValueSatisfying(trial -> {
                    Instant begun = TestEdge.NOW.plus(Duration.ofDays(30));
                    assertThat(((Grant.Trial) trial).from()).isEqualTo(begun);
                    assertThat(((Grant.Trial) trial).until())
                            .isEqualTo(begun.plus(SomePlans.SOLD.trialTime()));
                });
        assertThat(answered(preset())).contains("\"type\":5");
        assertThat(answered(premium("status", LISTENER)))
                .contains(ENGLISH.text("premium.title", "Premium"));

        billingTimeIsAhead(Duration.ofDays(30).plus(SomePlans.SOLD.trialTime()));
        assertThat(answered(preset())).contains(ENGLISH.text("lacks.effects", "Free", 0));
        assertThat(answered(premium("status", LISTENER)))
                .contains(ENGLISH.text("premium.title", "Free"));
        Posted help = command("help", "", LISTENER);
        for (int i = 0; i < 55; i++) answered(help);
        assertThat(answered(help))
                .as("sixty commands of this very minute")
                .contains(ENGLISH.text("lacks.commands", "Free", 60, 60));
    }

    @Test
    void a_trial_is_begun_once_in_a_server_and_once_by_a_person() {
        answered(premium("trial", MANAGER));

        assertThat(answered(premium("trial", MANAGER).madeAt(TestEdge.NOW.plusSeconds(5))))
                .contains(ENGLISH.text("premium.trial.has_it", "Premium"));
        GuildId other = new GuildId(guild.value() + (1L << 22));
        assertThat(answered(premium("trial", MANAGER).with(guild.toString(), other.toString())))
                .contains(ENGLISH.text("premium.trial.buyer"));
    }

    @Test
    void who_does_not_manage_the_server_begins_no_trial() {
        assertThat(answered(premium("trial", LISTENER)))
                .contains(ENGLISH.text("edge.permission.manage_guild"));
        assertThat(EDGE.grants().of(guild).revision()).isZero();
    }

    @Test
    void the_status_says_what_the_plan_is_and_that_another_can_be_tried() {
        assertThat(answered(premium("status", MANAGER)))
                .contains(ENGLISH.text("premium.title", "Free"), "t1:premium-trial")
                .contains(ENGLISH.text("premium.line", "Commands a minute", "60"));
        assertThat(answered(premium("status", LISTENER))).doesNotContain("t1:premium-trial");
        grant(Plan.ENTERPRISE);
        assertThat(answered(premium("status", MANAGER)))
                .contains(ENGLISH.text("premium.title", "Enterprise"))
                .contains(ENGLISH.text("premium.by.gift"))
                .contains(ENGLISH.text("premium.unlimited"))
                .doesNotContain("t1:premium-trial");
    }

    @Test
    void the_usage_counts_every_command_and_this_one() {
        for (int i = 0; i < 3; i++) answered(command("help", "", LISTENER));

        assertThat(answered(premium("usage", LISTENER)))
                .contains(ENGLISH.text("premium.used.commands", 4, "60"))
                .contains(ENGLISH.text("premium.used.queue", 0, "100"));
    }

    @Test
    void staying_for_ever_cannot_be_set_where_the_plan_has_it_not_and_stays_set_where_it_had() {
        Posted on = setting("t1:settings-flag:stays:1");
        assertThat(answered(on)).contains(ENGLISH.text("lacks.always_on", "Free", 0));
        assertThat(settings().manners().stays()).isFalse();

        keep(Manners.USUAL.withStays(true));
        answered(command("skip", "", LISTENER));
        assertThat(settings().manners().stays()).as("it stays set").isTrue();
        assertThat(EDGE.queuedCommands(guild).getFirst().rules().manners())
                .as("and does not act")
                .isEqualTo(Manners.USUAL);
    }

    private void keep(Manners manners) {
        EDGE.records()
                .keep(guild, EDGE.records().settings(guild), GuildSettings.USUAL.with(manners));
    }

    private GuildSettings settings() {
        StoredSettings stored = EDGE.records().settings(guild);
        return stored.now();
    }

    private void grant(Plan plan) {
        var gift =
                new Grant.Gift("g", plan, TestEdge.NOW, TestEdge.NOW.plusSeconds(60), TestEdge.NOW);
        EDGE.grants().book(guild, new GrantChange(gift, "operator", "g", TestEdge.NOW));
    }

    private static String answered(Posted posted) {
        return EDGE.answer(TestEdge.signed(posted.bytes())).string("body");
    }

    private Posted preset() {
        return command(
                "effects",
                """
                {"type":1,"name":"preset","options":[{"type":3,"name":"name","value":"nightcore"}]}\
                """,
                LISTENER);
    }

    /// With what Discord says that is bought.
    private Posted preset(String entitlement) {
        Posted plain = preset();
        String told =
                plain.json()
                        .replace("\"entitlements\": []", "\"entitlements\": [" + entitlement + "]");
        return new Posted(plain.id(), told);
    }

    private static String bought(String id, String server, String sku, String more) {
        String from = TestEdge.NOW.minus(Duration.ofDays(9)).toString();
        return """
        {"id":"%s","sku_id":"%s","guild_id":"%s","user_id":"5","type":8,"starts_at":"%s"%s}\
        """
                .formatted(id, sku, server, from, more);
    }

    private Posted volume(int percent) {
        String option = "{\"type\":4,\"name\":\"percent\",\"value\":" + percent + "}";
        return command("volume", option, LISTENER);
    }

    @Test
    void who_manages_the_server_reads_what_lies_on_its_board_beside_the_answer() {
        lay(TestEdge.NOW);
        Posted usage = premium("usage", MANAGER);

        assertThat(answered(usage)).contains("\"type\":4");
        Message message = EDGE.ordered().getFirst();
        OrderEnvelope order = OrderEnvelope.read(JsonObject.parse(message.body()));
        assertThat(order.order()).isEqualTo(new Order.ReadBoard());
        assertThat(order.guild()).isEqualTo(guild);
        assertThat(order.interaction().id().value()).isEqualTo(usage.id());
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "board:" + guild)
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, usage.id() + "-board");
    }

    @Test
    void nobody_else_does_and_nobody_where_nothing_lies_or_what_lies_there_is_old() {
        answered(premium("usage", MANAGER));
        lay(TestEdge.NOW);
        answered(premium("usage", LISTENER));
        assertThat(EDGE.ordered()).isEmpty();

        billingTimeIsAhead(Duration.ofDays(31));
        answered(premium("usage", MANAGER));
        assertThat(EDGE.ordered()).isEmpty();
    }

    @Test
    void a_queue_that_is_away_keeps_nobody_from_their_answer() {
        lay(TestEdge.NOW);
        EDGE.sqs.proxy().cut();

        assertThat(answered(premium("usage", MANAGER)))
                .contains(ENGLISH.text("premium.used", "Free"));
    }

    @Test
    void when_most_commands_of_a_minute_are_given_that_lies_there_once_a_month() {
        int most = SomePlans.SOLD.of(Plan.FREE).allowance().commands();
        for (int i = 1; i < Usage.much(most); i++) answered(premium("usage", LISTENER));
        assertThat(EDGE.notices().board(guild).laid()).isEmpty();

        answered(premium("usage", LISTENER));
        Laid laid = EDGE.notices().board(guild).laid().getFirst();
        assertThat(laid.notice().kind()).isEqualTo(Notice.Kind.COMMANDS_USED);
        assertThat(laid.notice().plan()).isEqualTo(Plan.FREE);
        assertThat(EDGE.notices().take(guild, laid)).isTrue();

        for (int i = 0; i < most; i++) answered(premium("usage", LISTENER));
        assertThat(EDGE.notices().board(guild).laid()).isEmpty();
    }

    private void lay(Instant when) {
        Notice notice = new Notice(Notice.Kind.TRIAL_ENDED, Plan.PREMIUM, when);
        Due due = new Due("test", notice, new Reader.Managers(), Duration.ofDays(60));
        EDGE.notices().lay(guild, due, when);
    }

    private Posted premium(String part, String permissions) {
        return command("premium", "{\"type\":1,\"name\":\"" + part + "\"}", permissions);
    }

    private Posted command(String name, String options, String permissions) {
        return posted(
                """
                "type":2,"version":1,"data":{"id":"1","type":1,"name":"%s","options":[%s]}\
                """
                        .formatted(name, options),
                permissions);
    }

    private Posted setting(String id) {
        return posted(
                """
                "type":3,"version":1,"data":{"id":3,"component_type":2,"custom_id":"%s"},\
                "message":{"id":"9","channel_id":"%d","content":"","components":[],"flags":64,"type":0}\
                """
                        .formatted(id, Interactions.CHANNEL),
                MANAGER);
    }

    /// A command of the files with another act in its place.
    private Posted posted(String act, String permissions) {
        Posted play =
                Posted.fresh("play").byWhoMay(permissions).by(ada).in(guild).madeAt(TestEdge.NOW);
        String caller = play.json().substring(0, play.json().indexOf("\"type\": 2"));
        return new Posted(play.id(), caller + act + "}");
    }

    private static Path clock() {
        try {
            return Files.createTempFile("billing-clock", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void billingTimeIsAhead(Duration by) {
        try {
            Files.writeString(BILLING_CLOCK, Long.toString(by.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
