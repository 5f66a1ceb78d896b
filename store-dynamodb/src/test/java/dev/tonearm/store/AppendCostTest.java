package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.entries;
import static dev.tonearm.core.player.Examples.entry;
import static dev.tonearm.core.player.Examples.found;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.StayEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// What a command costs: DynamoDB bills a write unit for each begun kilobyte.
final class AppendCostTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "cost");

    /// As long as Discord's are.
    private static final AtomicLong SNOWFLAKES = new AtomicLong(1_441_382_400_000_000_000L);

    private static final UserId LISTENER = new UserId(SNOWFLAKES.incrementAndGet());

    private final Meter meter = new Meter();
    private final DynamoPlayerJournal journal = TABLE.journal(TABLE.client(meter));
    private final GuildId guild = new GuildId(SNOWFLAKES.incrementAndGet());

    @Test
    void the_usual_command_costs_one_request_of_one_write_unit_whatever_the_queue_holds() {
        PlayerState state =
                append(
                        PlayerState.NEW,
                        "play",
                        new StayEvent.VoiceJoined(LOUNGE),
                        new QueueEvent.Enqueued(0, entries(1, 10_000), "all"),
                        new PlaybackEvent.Started(entry(1, "track 1").id(), "track 1", 0));
        meter.calls.clear();
        state =
                append(
                        state,
                        "skip",
                        new PlaybackEvent.Ended(
                                entry(1, "").id(), "track 1", EndReason.SKIPPED, false, ""),
                        new PlaybackEvent.Started(entry(2, "").id(), "track 2", 0));
        append(state, "play", new QueueEvent.Enqueued(9_998, entries(10_001, 1), ""));
        assertThat(meter.calls).containsExactly("PutItem 1.0", "PutItem 1.0");
    }

    @Test
    void ten_hits_of_a_search_that_are_chosen_at_once_cost_one_write_unit() {
        PlayerState state =
                append(
                        PlayerState.NEW,
                        "play",
                        new StayEvent.VoiceJoined(LOUNGE),
                        new QueueEvent.Enqueued(0, entries(1, 1), ""),
                        new PlaybackEvent.Started(entry(1, "track 1").id(), "track 1", 0));
        Random chance = new Random(7);
        meter.calls.clear();
        for (int evening = 0; evening < 20; evening++) {
            long first = state.nextEntry();
            List<QueueEntry> ten =
                    LongStream.range(first, first + 10)
                            .mapToObj(
                                    id -> new QueueEntry(new EntryId(id), found(chance), LISTENER))
                            .toList();
            state = append(state, "search", new QueueEvent.Enqueued(evening * 10, ten, ""));
        }
        assertThat(meter.calls).hasSize(20).containsOnly("PutItem 1.0");
        assertThat(journal.load(guild)).isEqualTo(new Loaded.Whole(state));
    }

    private PlayerState append(PlayerState state, String command, PlayerEvent... events) {
        InteractionId interaction = new InteractionId(SNOWFLAKES.incrementAndGet());
        JournalLine line = line(state, new Cause.Asked(interaction, LISTENER, command), events);
        journal.append(guild, List.of(line));
        return state.after(line);
    }

    /// Notes each request and, of puts, the units.
    private static final class Meter implements ExecutionInterceptor {
        private final List<String> calls = new ArrayList<>();

        @Override
        public SdkRequest modifyRequest(
                Context.ModifyRequest context, ExecutionAttributes attributes) {
            return context.request() instanceof PutItemRequest put
                    ? put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build()
                    : context.request();
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            calls.add(
                    context.response() instanceof PutItemResponse put
                            ? "PutItem " + put.consumedCapacity().capacityUnits()
                            : context.request().getClass().getSimpleName());
        }
    }
}
