package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoPersonalRecordsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "people");
    private static final DynamoDbClient CLIENT = TABLE.client();
    private static final String NAME = TABLE.settings().table();
    private static final AtomicLong IDS = new AtomicLong(1_000_000_000_000_000L);
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final DynamoPersonalRecords people = new DynamoPersonalRecords(CLIENT, NAME);
    private final DynamoGrantBook book = new DynamoGrantBook(CLIENT, NAME);
    private final GuildId guild = new GuildId(IDS.incrementAndGet());
    private final UserId ada = new UserId(IDS.incrementAndGet());

    @Test
    void that_somebody_has_had_a_trial_is_known_without_their_id() {
        assertThat(people.trial(ada)).isEmpty();
        begin(guild, ada);
        assertThat(people.trial(ada)).contains(NOW);
        assertThat(people.trial(new UserId(IDS.incrementAndGet()))).isEmpty();
        String key = new TrialMarks(CLIENT, NAME).key(ada).toString();
        assertThat(key).doesNotContain(ada.toString());
    }

    @Test
    void whoever_began_a_trial_is_taken_out_and_can_have_no_other() {
        begin(guild, ada);
        long revision = book.of(guild).revision();
        assertThat(people.erase(guild, Set.of(ada))).isTrue();

        Grant.Trial trial = (Grant.Trial) book.of(guild).now().find(Grant.Trial.ID).orElseThrow();
        assertThat(trial.buyer()).isEqualTo(UserId.DELETED);
        assertThat(trial.plan()).isEqualTo(Plan.PREMIUM);
        assertThat(book.of(guild).revision()).isEqualTo(revision + 1);
        assertThat(book.entries(guild))
                .allMatch(entry -> !(entry.before() + entry.after()).contains(ada.toString()));
        assertThat(begin(new GuildId(IDS.incrementAndGet()), ada))
                .isEqualTo(new Booked.TrialUsed(Booked.By.BUYER));
        assertThat(people.erase(guild, Set.of(ada))).isFalse();
    }

    @Test
    void what_others_began_and_what_was_paid_for_stays() {
        begin(guild, ada);
        var bought =
                new Grant.StripeSubscription(
                        "sub_1",
                        "cus_1",
                        ada,
                        Plan.PREMIUM,
                        NOW,
                        NOW.plusSeconds(60),
                        Grant.Payment.PAID,
                        NOW);
        book.book(guild, new GrantChange(bought, "stripe", "evt_1", NOW));
        assertThat(people.erase(guild, Set.of(new UserId(IDS.incrementAndGet())))).isFalse();
        people.erase(guild, Set.of(ada));
        assertThat(book.of(guild).now().find(bought.id())).contains(bought);
        assertThat(book.of(new GuildId(IDS.incrementAndGet())).revision()).isZero();
    }

    @Test
    void a_customer_is_forgotten() {
        var billing = new DynamoBillingRecords(CLIENT, NAME, () -> NOW);
        billing.keepCustomer(ada, "cus_1");
        people.forgetCustomer(ada);
        people.forgetCustomer(ada);
        assertThat(billing.customer(ada)).isEmpty();
    }

    private Booked begin(GuildId where, UserId who) {
        var trial = new Grant.Trial(who, Plan.PREMIUM, NOW, NOW.plus(Duration.ofDays(14)));
        return book.book(where, new GrantChange(trial, "trial", "interaction", NOW));
    }
}
