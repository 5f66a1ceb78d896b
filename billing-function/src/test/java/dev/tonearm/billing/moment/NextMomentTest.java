package dev.tonearm.billing.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.DomainEvent.MomentReached;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.MemoryGrantBook;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalEventBus;
import dev.tonearm.local.aws.LocalScheduler;
import dev.tonearm.local.aws.LocalSqs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleResponse;

/// Before a scheduler on AWS's wire, with an unchanged client.
class NextMomentTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final GuildId GUILD = new GuildId(42);
    private static final Plans PLANS = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));
    private static volatile Instant now = NOON;

    private static final EventWiring WIRING = EventWiring.shipped();
    private static final LocalSqs SQS = LocalSqs.start(1);
    private static final LocalEventBus BUS = LocalEventBus.start(WIRING, SQS, () -> now);

    private static final LocalScheduler SCHEDULER =
            LocalScheduler.start(BUS.endpoint(), () -> now).with(WIRING, BUS.arn());
    private static final SchedulerClient CLIENT =
            SchedulerClient.builder()
                    .endpointOverride(SCHEDULER.endpoint())
                    .region(LocalCredentials.REGION)
                    .credentialsProvider(LocalCredentials.provider())
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                    .build();
    private static final MomentSettings SETTINGS =
            new MomentSettings(MomentSettings.GROUP, LocalScheduler.ROLE);

    private final GrantBook book = new MemoryGrantBook();
    private final NextMoment moments = moments(book, CLIENT);

    @BeforeEach
    void nothing_is_planned() {
        SCHEDULER.proxy().restore();
        moments(new MemoryGrantBook(), CLIENT).look(GUILD);
        assertThat(SCHEDULER.next()).isEmpty();
        // It looks four times a second by itself, and may have told what was due in a test before.
        SQS.client().purgeQueue(it -> it.queueUrl(SQS.url("tonearm-events")));
    }

    @AfterEach
    void back() {
        SCHEDULER.proxy().restore();
        now = NOON;
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SCHEDULER.close();
        BUS.close();
        SQS.close();
    }

    @Test
    void the_reminder_of_a_trial_comes_first_and_then_its_end_and_then_nothing() {
        trial();
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).contains(day(11));

        now = day(11);
        SCHEDULER.fire();
        assertThat(reached()).isEqualTo(new MomentReached(GUILD, day(11)));
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).contains(day(14));

        now = day(14);
        SCHEDULER.fire();
        assertThat(reached()).isEqualTo(new MomentReached(GUILD, day(14)));
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).isEmpty();
    }

    @Test
    void what_is_told_meanwhile_replaces_what_was_planned() {
        gift("g", day(5));
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).contains(day(5));

        gift("g", day(9), NOON.plusSeconds(1));
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).contains(day(9));

        gift("g", Grant.OPEN, NOON.plusSeconds(2));
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).as("it has no end any more").isEmpty();
        moments.look(GUILD);
    }

    @Test
    void to_look_twice_or_too_late_does_no_harm() {
        trial();
        moments.look(GUILD);
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).contains(day(11));

        now = day(12);
        moments.look(GUILD);
        assertThat(SCHEDULER.next())
                .as("the reminder is not planned in the past")
                .contains(day(14));
        now = day(20);
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).isEmpty();
    }

    @Test
    void a_moment_that_is_nearly_there_is_planned_so_that_it_can_come() {
        trial();
        now = day(14).minusSeconds(2);
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).contains(now.plus(NextMoment.SOONEST));
    }

    @Test
    void whoever_makes_it_at_the_same_time_is_no_obstacle() {
        trial();
        var made = new Meddled(() -> moments.look(GUILD), () -> {});

        moments(book, made).look(GUILD);

        assertThat(SCHEDULER.next()).contains(day(11));
    }

    @Test
    void nor_is_one_that_has_just_come_and_gone() {
        trial();
        moments.look(GUILD);
        var gone = new Meddled(() -> {}, () -> moments(new MemoryGrantBook(), CLIENT).look(GUILD));

        moments(book, gone).look(GUILD);

        assertThat(SCHEDULER.next()).contains(day(11));
    }

    /// Two look at once: the one that read before a change may write after the other.
    @Test
    void by_whichever_of_two_is_last_the_newest_grants_are_planned() {
        trial();
        var overtaken =
                new Overtaken(
                        book,
                        () -> {
                            gift("g", day(3));
                            moments.look(GUILD);
                            assertThat(SCHEDULER.next()).contains(day(3));
                        });
        moments(overtaken, CLIENT).look(GUILD);
        assertThat(SCHEDULER.next()).contains(day(3));
    }

    @Test
    void while_the_scheduler_is_away_it_says_so_and_the_event_comes_again() {
        trial();
        SCHEDULER.proxy().cut();
        assertThatThrownBy(() -> moments.look(GUILD))
                .isInstanceOf(MomentNotPlannedException.class)
                .hasMessageContaining("guild 42");

        SCHEDULER.proxy().restore();
        moments.look(GUILD);
        assertThat(SCHEDULER.next()).contains(day(11));
    }

    private NextMoment moments(GrantBook of, SchedulerClient client) {
        return new NextMoment(
                of, PLANS, new SchedulerSchedules(client, SETTINGS, BUS.arn()), () -> now);
    }

    private void trial() {
        book(new Grant.Trial(new UserId(7), Plan.PREMIUM, NOON, day(14)));
    }

    private void gift(String name, Instant until) {
        gift(name, until, NOON);
    }

    private void gift(String name, Instant until, Instant version) {
        book(new Grant.Gift(name, Plan.ENTERPRISE, NOON, until, version));
    }

    private void book(Grant grant) {
        book.book(GUILD, new GrantChange(grant, "test", "1", NOON));
    }

    private static Instant day(int number) {
        return NOON.plus(Duration.ofDays(number));
    }

    /// The next moment in the queue of events; the jobs of the nights between are left out.
    private static DomainEvent reached() {
        String url = SQS.url("tonearm-events");
        List<DomainEvent> found = new ArrayList<>();
        await().until(() -> {
            for (var message : SQS.client().receiveMessage(it -> it.queueUrl(url)).messages()) {
                SQS.client()
                        .deleteMessage(
                                it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));
                if (EventCodec.read(message.body()) instanceof Reading.Read<DomainEvent>(var event)
                        && event instanceof MomentReached) {
                    found.add(event);
                }
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    /// A client before whose first calls somebody else does something.
    private static final class Meddled implements SchedulerClient {
        private Optional<Runnable> beforeCreate;
        private Optional<Runnable> beforeUpdate;

        Meddled(Runnable beforeCreate, Runnable beforeUpdate) {
            this.beforeCreate = Optional.of(beforeCreate);
            this.beforeUpdate = Optional.of(beforeUpdate);
        }

        @Override
        public CreateScheduleResponse createSchedule(CreateScheduleRequest request) {
            beforeCreate.ifPresent(Runnable::run);
            beforeCreate = Optional.empty();
            return CLIENT.createSchedule(request);
        }

        @Override
        public UpdateScheduleResponse updateSchedule(UpdateScheduleRequest request) {
            beforeUpdate.ifPresent(Runnable::run);
            beforeUpdate = Optional.empty();
            return CLIENT.updateSchedule(request);
        }

        @Override
        public String serviceName() {
            return CLIENT.serviceName();
        }

        @Override
        public void close() {}
    }

    /// A book that changes just after it was read first.
    private static final class Overtaken implements GrantBook {
        private final GrantBook book;
        private Optional<Runnable> then;

        Overtaken(GrantBook book, Runnable then) {
            this.book = book;
            this.then = Optional.of(then);
        }

        @Override
        public StoredGrants of(GuildId guild) {
            StoredGrants read = book.of(guild);
            Optional<Runnable> now = then;
            then = Optional.empty();
            now.ifPresent(Runnable::run);
            return read;
        }

        @Override
        public Booked book(GuildId guild, GrantChange change) {
            return book.book(guild, change);
        }

        @Override
        public List<GrantEntry> entries(GuildId guild) {
            return book.entries(guild);
        }
    }
}
