package dev.tonearm.billing.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.Kept;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.SettingsJson;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.function.queue.QueueBatch;
import dev.tonearm.function.queue.SqsCommandQueue;
import dev.tonearm.function.stream.StreamBatch;
import dev.tonearm.local.aws.LocalEventBus;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.local.lambda.QueueMapping;
import dev.tonearm.local.lambda.StreamMapping;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.model.Message;

/// From the book of grants to a player's queue, with nothing in between that is not there in
/// production but by name: table, stream, bus, rules and queues on loopback.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Plans TIERS = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));
    private static final AtomicLong GUILDS = new AtomicLong(7_000);

    private final BillingTable table = BillingTable.shared();
    private final BillingTable.Store store = table.store(InstantSource.fixed(NOW));
    private final LocalSqs sqs = LocalSqs.start(1, Duration.ofSeconds(1));
    private final LocalEventBus bus =
            LocalEventBus.start(EventWiring.shipped(), sqs, InstantSource.fixed(NOW));
    private final Map<String, Long> counted = new ConcurrentHashMap<>();
    private final List<CommandEnvelope> told = new CopyOnWriteArrayList<>();
    private final GrantOutbox outbox;
    private final EventWorker worker;
    private final List<AutoCloseable> mappings;

    EventsOnTheWireTest() {
        System.setProperty("aws.endpointUrlSqs", sqs.endpoint().toString());
        System.setProperty("aws.endpointUrlEventBridge", bus.endpoint().toString());
        var figures = new Counted();
        outbox = new GrantOutbox(new EventBridgeBus(EventBridgeBus.client(), bus.name()), figures);
        var players =
                new SqsCommandQueue(
                        SqsCommandQueue.client(),
                        sqs.queueUrlTemplate(),
                        new Partitions(1),
                        Formats.CURRENT);
        worker =
                new EventWorker(
                        List.of(
                                new PlayerTeller(
                                        store.all().guilds(),
                                        store.grants(),
                                        TIERS,
                                        players,
                                        77,
                                        InstantSource.fixed(NOW),
                                        InstantSource.system())),
                        job -> {
                            throw new IllegalStateException(job.id());
                        },
                        figures);
        EventWiring wiring = EventWiring.shipped();
        mappings =
                List.of(
                        QueueMapping.start(sqs.client(), sqs.url("tonearm-events"), this::work),
                        StreamMapping.start(
                                table.dynamo(),
                                table.dynamo().stream(),
                                wiring.stream(),
                                this::work));
    }

    @AfterEach
    void restore() {
        bus.proxy().restore();
        sqs.proxy().restore();
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable mapping : mappings) mapping.close();
        bus.close();
        sqs.close();
    }

    @Test
    void a_player_is_told_of_its_plan_when_a_gift_is_given_and_when_it_is_taken_back() {
        GuildId guild = alwaysOn();

        book(guild, NOW.plus(Duration.ofDays(30)), 1);
        CommandEnvelope gifted = heard(guild, 1);
        book(guild, NOW, 2);
        CommandEnvelope over = heard(guild, 2);

        assertThat(gifted.command()).isEqualTo(new HouseCommand.Heed());
        assertThat(gifted.limits().plan()).isEqualTo(Plan.PREMIUM);
        assertThat(stays(gifted)).isTrue();
        assertThat(over.limits().plan()).isEqualTo(Plan.FREE);
        assertThat(stays(over)).isFalse();
        assertThat(gifted.expiredAt(Instant.now())).isFalse();
    }

    @Test
    void nothing_is_lost_while_the_bus_is_away() {
        GuildId guild = alwaysOn();
        bus.proxy().cut();
        counted.clear();

        book(guild, NOW.plus(Duration.ofDays(30)), 1);
        await().until(() -> counted.getOrDefault("tries", 0L) >= 2);
        assertThat(of(guild)).isEmpty();
        bus.proxy().restore();

        assertThat(stays(heard(guild, 1))).isTrue();
    }

    @Test
    void nothing_is_lost_while_the_queues_are_away() {
        GuildId guild = alwaysOn();
        sqs.proxy().cut();
        counted.clear();

        book(guild, NOW.plus(Duration.ofDays(30)), 1);
        await().until(() -> counted.getOrDefault("EVENTS_TOLD", 0L) >= 1);
        sqs.proxy().restore();

        assertThat(stays(heard(guild, 1))).isTrue();
    }

    /// One that has asked for 24/7, which only some plans let act.
    private GuildId alwaysOn() {
        var guild = new GuildId(GUILDS.incrementAndGet());
        StoredSettings before = store.all().guilds().settings(guild);
        var stays = SettingsJson.read(JsonObject.parse("{\"manners\":{\"stays\":true}}"));
        assertThat(store.all().guilds().keep(guild, before, stays)).isInstanceOf(Kept.Done.class);
        return guild;
    }

    private void book(GuildId guild, Instant until, long version) {
        var gift = new Grant.Gift("friends", Plan.PREMIUM, NOW, until, NOW.plusMillis(version));
        store.grants().book(guild, new GrantChange(gift, "operator", "gift-" + version, NOW));
    }

    /// What the function does with its events, in this JVM.
    private Optional<byte[]> work(byte[] event) {
        Optional<StreamBatch> changes = StreamBatch.parse(event);
        if (changes.isPresent()) {
            counted.merge("tries", 1L, Long::sum);
            return Optional.of(outbox.tell(changes.get()));
        }
        QueueBatch messages = QueueBatch.parse(event).orElseThrow();
        assertThat(messages.queue()).isEqualTo("tonearm-events");
        return Optional.of(messages.each(this::checked));
    }

    /// What really comes out of the queue is as its schema says.
    private boolean checked(QueueBatch.Message message) {
        var read = (Reading.Read<DomainEvent>) EventCodec.read(message.body());
        String body = message.body();
        String detail = body.substring(body.indexOf("\"detail\":") + 9, body.length() - 1);
        EventSchemas.check(read.value().form(), detail);
        return worker.work(message);
    }

    private CommandEnvelope heard(GuildId guild, int number) {
        await().until(() -> of(guild).size() >= number);
        return of(guild).getLast();
    }

    private List<CommandEnvelope> of(GuildId guild) {
        for (Message message :
                sqs.client()
                        .receiveMessage(
                                asked -> asked.queueUrl(sqs.queueUrl(0)).maxNumberOfMessages(10))
                        .messages()) {
            var read = CommandCodec.decode(message.body(), Formats.CURRENT);
            told.add(((Reading.Read<CommandEnvelope>) read).value());
            sqs.client()
                    .deleteMessage(done ->
                            done.queueUrl(sqs.queueUrl(0)).receiptHandle(message.receiptHandle()));
        }
        return told.stream().filter(one -> one.guild().equals(guild)).toList();
    }

    private static boolean stays(CommandEnvelope envelope) {
        return ((Manners) envelope.rules().manners()).stays();
    }

    private final class Counted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {
            counted.merge(metric.name(), (long) value, Long::sum);
        }

        @Override
        public void flush() {}
    }
}
