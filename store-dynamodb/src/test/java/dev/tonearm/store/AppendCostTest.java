package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.asked;
import static dev.tonearm.core.player.Examples.entries;
import static dev.tonearm.core.player.Examples.entry;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.StayEvent;
import java.util.ArrayList;
import java.util.List;
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

    private final Meter meter = new Meter();
    private final DynamoPlayerJournal journal = TABLE.journal(TABLE.client(meter));
    private final GuildId guild = new GuildId(1L << 22);

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

    private PlayerState append(PlayerState state, String command, PlayerEvent... events) {
        JournalLine line = line(state, asked(state.sequence() + 1, command), events);
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
