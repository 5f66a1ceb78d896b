package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.entry;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What strangers wrote is a value in the table: it is no part of an expression, a statement or a
/// key, and comes back as it was.
final class InjectionTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "injection");
    private static final String MARK = "Bobby";
    private static final String HOSTILE =
            MARK
                    + "'; UPDATE \"injection\" SET ttl = 1 WHERE pk = '' -- \" OR attribute_exists(pk), #pk = :v,"
                    + " grant#0 ../../../%2e%2e/ {\"S\":\"x\"} ${jndi:x} \u0000\r\n@everyone";
    private static final UserId SOMEBODY = new UserId(1_441_382_400_000_000_001L);

    private final Watched watched = new Watched();
    private final DynamoDbClient client = TABLE.client(watched);
    private final DynamoPlayerJournal journal = TABLE.journal(client);
    private final GuildId guild = new GuildId(1_441_382_400_000_000_002L);

    @Test
    void what_a_track_is_called_is_a_value_and_nothing_else() {
        PlayerState state = PlayerState.NEW;
        for (int number = 1; number <= 40; number++) {
            var asked = new Cause.Asked(new InteractionId(number), SOMEBODY, "play");
            var added = new QueueEvent.Enqueued(number - 1, List.of(entry(number, HOSTILE)), "");
            JournalLine line = line(state, asked, added);
            journal.append(guild, List.of(line));
            state = state.after(line);
        }
        journal.snapshot(guild, state);

        assertThat(TABLE.journal(client).load(guild)).isEqualTo(new Loaded.Whole(state));
        assertThat(watched.texts).isNotEmpty().noneMatch(text -> text.contains(MARK));
        assertThat(client.scan(scan -> scan.tableName("injection")).items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(keys(item)).doesNotContain(MARK));
    }

    private static String keys(Map<String, AttributeValue> item) {
        return item.keySet() + " " + item.get("pk") + " " + item.get("sk");
    }

    /// Notes whatever DynamoDB would read as its own language.
    private static final class Watched implements ExecutionInterceptor {
        private static final List<String> READ =
                List.of(
                        "ConditionExpression",
                        "UpdateExpression",
                        "KeyConditionExpression",
                        "FilterExpression",
                        "ProjectionExpression",
                        "Statement",
                        "Statements",
                        "ExpressionAttributeNames",
                        "Key");

        private final List<String> texts = new ArrayList<>();

        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            SdkRequest request = context.request();
            for (String member : READ) {
                request.getValueForField(member, Object.class)
                        .ifPresent(value -> texts.add(value.toString()));
            }
        }
    }
}
