package dev.tonearm.store;

import dev.tonearm.core.guild.GuildId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Gives lines their expiry once a stored snapshot covers them.
///
/// Lines are born without one. Born with one, the last lines of a guild that nobody touches would
/// expire before a snapshot covers them, and the guild could not be loaded any more. This costs a
/// second write per line, but not while anybody waits.
final class LineRetirement {
    /// How long a line stays for history and undo.
    static final Duration KEPT = Duration.ofDays(14);

    /// BatchExecuteStatement takes 25 statements.
    private static final int BATCH = 25;

    private final DynamoDbClient client;
    private final String table;
    private final InstantSource clock;
    private final BodyParts parts;

    LineRetirement(DynamoDbClient client, String table, InstantSource clock, BodyParts parts) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.parts = parts;
    }

    /// Repeating it does no harm.
    void retire(GuildId guild, long first, long last) {
        if (first > last) return;
        List<String> keys = new ArrayList<>();
        for (long sequence = first; sequence <= last; sequence++) keys.add(Keys.line(sequence));
        keys.addAll(parts.keys(guild, Keys.LINE_PART, first, last + 1));
        String expiry = Long.toString(clock.instant().plus(KEPT).getEpochSecond());
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<BatchStatementRequest> batch =
                    keys.subList(from, Math.min(from + BATCH, keys.size())).stream()
                            .map(key -> expire(guild, key, expiry))
                            .toList();
            for (BatchStatementResponse response :
                    client.batchExecuteStatement(request -> request.statements(batch))
                            .responses()) {
                BatchStatementError error = response.error();
                if (error != null && !gone(error)) throw failed(error);
            }
        }
    }

    private BatchStatementRequest expire(GuildId guild, String key, String expiry) {
        return BatchStatementRequest.builder()
                .statement("UPDATE \"" + table + "\" SET \"ttl\" = ? WHERE pk = ? AND sk = ?")
                .parameters(
                        AttributeValue.fromN(expiry),
                        AttributeValue.fromS(Keys.journal(guild)),
                        AttributeValue.fromS(key))
                .build();
    }

    /// An update of an item that is not there fails; then it has expired already.
    private static boolean gone(BatchStatementError error) {
        return error.code() == BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED;
    }

    private static DynamoDbException failed(BatchStatementError error) {
        return (DynamoDbException)
                DynamoDbException.builder()
                        .message("lines were not retired: " + error.codeAsString())
                        .build();
    }
}
