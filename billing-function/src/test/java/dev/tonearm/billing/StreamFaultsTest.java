package dev.tonearm.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.event.EventBus;
import dev.tonearm.billing.event.EventWorker;
import dev.tonearm.billing.event.GrantOutbox;
import dev.tonearm.billing.event.GrantsWatcher;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.MemoryGrantBook;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.function.queue.QueueBatch;
import dev.tonearm.function.stream.StreamBatch;
import dev.tonearm.function.wire.StreamEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// From the book's stream to whoever has something to do by a change: whichever call goes wrong,
/// everybody has seen the last of every server in the end.
class StreamFaultsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final List<GuildId> GUILDS = List.of(new GuildId(1), new GuildId(2));
    private static final int BATCH = 2;

    @ParameterizedTest
    @EnumSource
    void wherever_it_goes_wrong_nobody_misses_a_change(Faults.Kind kind) {
        var clean = new World();
        clean.run();
        int calls = clean.faults.called().size();
        assertThat(calls).isGreaterThan(8);
        for (int call = 0; call < calls; call++) {
            var world = new World();
            world.faults.at(call, kind);
            world.run();

            assertThat(world.seen).as("%s at call %d", kind, call).isEqualTo(clean.seen);
            assertThat(world.bus).as("events").containsAll(clean.bus);
        }
        assertThat(clean.seen).containsEntry("first " + GUILDS.getFirst(), clean.of(0));
        assertThat(clean.seen).containsEntry("second " + GUILDS.getLast(), clean.of(1));
    }

    /// A book whose stream is worked off as it grows, and two who watch it.
    private static final class World {
        private final Faults faults = new Faults();
        private final MemoryGrantBook book = new MemoryGrantBook();
        private final List<GrantEntry> stream = new ArrayList<>();
        private final List<GuildId> of = new ArrayList<>();
        private final List<String> bus = new ArrayList<>();
        private final List<String> queue = new ArrayList<>();
        private final Map<String, StoredGrants> seen = new HashMap<>();
        private final GrantOutbox outbox;
        private final EventWorker worker;
        private int told;

        World() {
            var away = new IllegalStateException("nobody knows");
            GrantBook grants = faults.before(GrantBook.class, book, () -> away);
            outbox =
                    new GrantOutbox(
                            faults.before(EventBus.class, this::put, () -> away), new Uncounted());
            worker =
                    new EventWorker(
                            List.of(
                                    watcher("first", grants, away),
                                    watcher("second", grants, away)),
                            job -> {
                                throw new IllegalStateException(job.id());
                            },
                            new Uncounted());
        }

        private GrantsWatcher watcher(String name, GrantBook grants, RuntimeException away) {
            GrantsWatcher outside =
                    faults.before(
                            GrantsWatcher.class,
                            guild -> seen.put(name + " " + guild, book.of(guild)),
                            () -> away);
            return guild -> {
                if (grants.of(guild).revision() > 0) outside.look(guild);
            };
        }

        StoredGrants of(int guild) {
            return book.of(GUILDS.get(guild));
        }

        void run() {
            for (int i = 0; i < 5; i++) {
                GuildId guild = GUILDS.get(i % GUILDS.size());
                Grant gift = new Grant.Gift("g" + i, Plan.BASIC, NOW, NOW.plusSeconds(60 + i), NOW);
                book.book(guild, new GrantChange(gift, "operator", "gift-" + i, NOW));
                stream.add(book.entries(guild).getFirst());
                of.add(guild);
                if (i % 2 == 1) turn();
            }
            for (int i = 0; i < 4; i++) turn();
            assertThat(queue).as("events that wait").isEmpty();
            assertThat(told).as("entries that were told").isEqualTo(stream.size());
        }

        /// A batch of the stream, and what waits in the queue.
        private void turn() {
            try {
                int end = Math.min(stream.size(), told + BATCH);
                if (told < end) told = tell(told, end);
            } catch (Faults.Died | IllegalStateException _) {
                // The batch comes again.
            }
            for (String event : List.copyOf(queue)) {
                try {
                    if (worker.work(new QueueBatch.Message("1", "", 1, event))) queue.remove(event);
                } catch (Faults.Died _) {
                    // The event comes again.
                }
            }
        }

        private int tell(int from, int end) {
            StreamEvent event = new StreamEvent();
            for (int i = from; i < end; i++) {
                GrantEntry entry = stream.get(i);
                event.inserted(
                        String.valueOf(i),
                        Map.of(
                                "pk", "guild#" + of.get(i),
                                "sk", "grant#%012d".formatted(entry.revision()),
                                "grant", entry.grant().toString(),
                                "reporter", entry.reporter(),
                                "event", entry.event()),
                        Map.of("revision", entry.revision(), "at", entry.at().toEpochMilli()));
            }
            byte[] answer = outbox.tell(StreamBatch.parse(event.bytes()).orElseThrow());
            return JsonObject.parse(answer).objects("batchItemFailures").stream()
                    .map(failed -> Integer.parseInt(failed.string("itemIdentifier")))
                    .findFirst()
                    .orElse(end);
        }

        private List<DomainEvent> put(List<? extends DomainEvent> events) {
            for (DomainEvent event : events) {
                bus.add(event.id());
                queue.add(
                        "{\"source\":\"%s\",\"detail-type\":\"%s\",\"detail\":%s}"
                                .formatted(
                                        EventCodec.SOURCE,
                                        EventCodec.type(event),
                                        EventCodec.detail(event)));
            }
            return List.of();
        }
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
