package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.notice.Due;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.Reader;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// What the gate costs: one request a command, and a write unit for each begun kilobyte of the
/// guild's item.
final class GateCostTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "gate-cost");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Meter meter = new Meter();
    private final DynamoGuildRecords records =
            new DynamoGuildRecords(
                    TABLE.client(meter),
                    TABLE.settings().table(),
                    Formats.CURRENT,
                    InstantSource.fixed(NOON));
    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong());

    @Test
    void a_command_of_a_common_server_is_one_request_of_one_unit() {
        keep(common());
        for (int i = 0; i < 40; i++) count(NOON.plusSeconds(30L * i), i % 4);
        assertThat(meter.calls).containsOnly("UpdateItem 1.0");
        assertThat(meter.calls).hasSizeLessThan(48);
    }

    @Test
    void a_command_of_a_busy_server_is_one_too() {
        keep(common());
        for (int i = 0; i < 200; i++) count(NOON.plusSeconds(3L * i), i % 20);
        assertThat(meter.calls).containsOnly("UpdateItem 1.0").hasSize(200);
    }

    @Test
    void a_command_of_a_server_that_pays_and_has_tried_before_is_one_too() {
        pays();
        keep(common());
        for (int i = 0; i < 40; i++) count(NOON.plusSeconds(30L * i), i % 4);
        assertThat(meter.calls).containsOnly("UpdateItem 1.0");
    }

    @Test
    void so_is_one_while_notices_lie_on_its_board() {
        pays();
        keep(common());
        var notices = new DynamoNoticeBook(TABLE.client(), TABLE.settings().table());
        for (int i = 0; i < 3; i++) {
            var notice = new Notice(Notice.Kind.TRIAL_ENDED, Plan.PREMIUM, NOON.plusSeconds(i));
            notices.lay(
                    guild,
                    new Due("trial/" + i, notice, new Reader.Managers(), Duration.ofDays(60)),
                    NOON);
        }
        notices.layUsage(guild, new Notice(Notice.Kind.QUEUE_USED, Plan.BASIC, NOON), NOON);

        for (int i = 0; i < 40; i++) count(NOON.plusSeconds(30L * i), i % 4);

        assertThat(notices.board(guild).laid()).hasSize(3);
        assertThat(meter.calls).containsOnly("UpdateItem 1.0");
    }

    @Test
    void a_server_that_sets_all_there_is_room_for_stays_far_below_the_size_of_an_item() {
        keep(everything());
        for (int i = 0; i < 40; i++) count(NOON.plusSeconds(10L * i), i);
        assertThat(meter.most()).isLessThanOrEqualTo(10);
    }

    private void keep(GuildSettings settings) {
        records.keep(guild, StoredSettings.NONE, settings);
        meter.calls.clear();
    }

    private void pays() {
        var book = new DynamoGrantBook(TABLE.client(meter), TABLE.settings().table());
        UserId buyer = new UserId(guild.value());
        Instant over = NOON.minusSeconds(86_400);
        Instant end = NOON.plusSeconds(2_000_000);
        List<Grant> grants =
                List.of(
                        new Grant.Trial(buyer, Plan.PREMIUM, over, NOON.minusSeconds(1)),
                        new Grant.StripeSubscription(
                                "sub_1NXWbz2eZvKYlo2C0dFDmZ2q",
                                "cus_OKGkzXTyG1x7aA",
                                buyer,
                                Plan.PREMIUM,
                                NOON,
                                end,
                                Grant.Payment.PAID,
                                NOON));
        for (Grant grant : grants) book.book(guild, new GrantChange(grant, "stripe", "evt", NOON));
    }

    private void count(Instant at, int user) {
        records.count(guild, new UserId(1_200_000_000_000_000_000L + user), at);
    }

    /// Two DJ roles, a text channel, some rules, a few manners.
    private static GuildSettings common() {
        GuildSettings usual = GuildSettings.USUAL;
        return usual.withLanguage("de")
                .with(
                        usual.who()
                                .withDjs(Set.of(new RoleId(id(1)), new RoleId(id(2))))
                                .withRule("effects", CommandRule.DJ)
                                .withRule("volume", CommandRule.OFF))
                .with(usual.where().withText(Set.of(new ChannelId(id(3)))).withPanel(id(3)))
                .with(usual.share().withQueue(50))
                .with(Manners.USUAL.withFair(true).withVolume(60));
    }

    private static GuildSettings everything() {
        GuildSettings usual = GuildSettings.USUAL;
        GuildSettings.Who who = usual.who().withDjs(Set.copyOf(roles(25)));
        for (int i = 0; i < 60; i++)
            who = who.withRule("a-command-of-a-group " + i, CommandRule.VOTE);
        Set<UserId> users = new HashSet<>();
        for (int i = 0; i < 100; i++) users.add(new UserId(id(i)));
        Set<ChannelId> channels = new HashSet<>();
        for (int i = 0; i < 25; i++) channels.add(new ChannelId(id(i)));
        return common().with(who)
                .with(usual.where().withText(channels).withVoice(channels))
                .with(usual.blocked().withUsers(users).withRoles(Set.copyOf(roles(25))));
    }

    private static List<RoleId> roles(int count) {
        List<RoleId> roles = new ArrayList<>();
        for (int i = 0; i < count; i++) roles.add(new RoleId(id(i)));
        return roles;
    }

    private static long id(int i) {
        return 1_200_000_000_000_000_000L + i;
    }

    /// Notes the units of each update.
    private static final class Meter implements ExecutionInterceptor {
        private final List<String> calls = new ArrayList<>();

        @Override
        public SdkRequest modifyRequest(
                Context.ModifyRequest context, ExecutionAttributes attributes) {
            return context.request() instanceof UpdateItemRequest update
                    ? update.toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build()
                    : context.request();
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            calls.add(
                    context.response() instanceof UpdateItemResponse update
                            ? "UpdateItem " + update.consumedCapacity().capacityUnits()
                            : context.request().getClass().getSimpleName());
        }

        double most() {
            return calls.stream()
                    .mapToDouble(call -> Double.parseDouble(call.split(" ", -1)[1]))
                    .max()
                    .orElseThrow();
        }
    }
}
