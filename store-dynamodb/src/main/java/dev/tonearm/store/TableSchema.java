package dev.tonearm.store;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/// The one table: what a deployment has to create.
///
/// | `pk` | `sk` | item |
/// |---|---|---|
/// | `journal#GUILD` | `line#SEQUENCE` | a journal line, or the mark that the guild is settled there |
/// | | `part#SEQUENCE#WRITE#PART` | a piece of a line that is too big for one item |
/// | | `snapshot` | the newest snapshot |
/// | | `snapshot-part#SEQUENCE#WRITE#PART` | a piece of a snapshot that is too big for one item |
/// | `open#PARTITION` | `GUILD` | the guild has lines that no settled snapshot covers |
/// | `partition#PARTITION` | `node#NODE` | the partition's session at an audio node |
/// | `fleet` | `lease#PARTITION` | who owns the partition, and who prepares to |
/// | | `worker#NAME#LIFE` | a worker's word that it lives |
/// | `identify` | `bucket#BUCKET` | the last IDENTIFY of a bucket of shards |
/// | | `budget` | the IDENTIFYs that are left today |
/// | `guild#GUILD` | `record` | its settings, its grants, its count of commands and its notice board |
/// | | `settings#REVISION` | its settings as they were before that change |
/// | | `grant#REVISION` | a change of its grants, and who told of it |
/// | | `notice#KEY` | a notice about its plan was told, or somebody began to tell it |
/// | | `trial` | it has tried a plan |
/// | | `checkout` | the page on which somebody may pay for it |
/// | `buyer#MARK` | `trial` | somebody has tried a plan somewhere: a keyed hash of who |
/// | `buyers` | `key` | the key of these marks |
/// | `user#USER` | `customer` | whom the payment service knows this person as |
/// | `order#ID` | `begun` | what an order is about, and what became of it |
/// | `subscription#ID` | `record` | what is known of a subscription, and which guilds have something by it |
/// | `job#NAME` | `run#DAY#RUN` | how far a run of a job is, and what came of it |
/// | `figures#day`, `figures#week`, `figures#month` | `DAY`, `WEEK`, `MONTH` | what happened in it, in sums |
/// | `figures#revenue` | `DAY` | what subscriptions came to at its end |
/// | `figures#sketches` | `DAY` | what tells how many different people several days had |
/// | `figures#secrets` | `WEEK`, `MONTH` | what they were hashed with |
/// | `departures` | `GUILD` | the bot is not in this guild any more, and since when |
/// | `listing#RUN` | `after#GUILD` | guilds that the bot is in, a page of a night's listing |
/// | `erasures` | `USER` | this person wants their data deleted, and when it was |
public final class TableSchema {
    /// The partition key, a string.
    public static final String PARTITION_KEY = "pk";

    /// The sort key, a string.
    public static final String SORT_KEY = "sk";

    /// The attribute with the second since the epoch after which DynamoDB may delete an item.
    public static final String TTL = "ttl";

    /// Under which each worker puts its leases and itself, every second.
    public static final String FLEET = Keys.FLEET;

    private TableSchema() {}

    /// The table, paid per request: a bot's traffic follows its listeners' evenings. Its stream
    /// tells the billing function of new entries of the book of grants.
    public static CreateTableRequest table(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(string(PARTITION_KEY), string(SORT_KEY))
                .keySchema(List.of(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE)))
                .streamSpecification(stream ->
                        stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
                .build();
    }

    /// What lets old journal lines expire.
    public static UpdateTimeToLiveRequest timeToLive(String name) {
        return UpdateTimeToLiveRequest.builder()
                .tableName(name)
                .timeToLiveSpecification(ttl -> ttl.attributeName(TTL).enabled(true))
                .build();
    }

    /// Makes the table in an emulator, unless it is there, and waits for it.
    public static void create(DynamoDbClient client, String name) {
        create(client, table(name));
    }

    /// The same of another schema.
    public static void create(DynamoDbClient client, CreateTableRequest table) {
        String name = table.tableName();
        try {
            client.createTable(table);
        } catch (ResourceInUseException e) {
            // Made before; or by the first try of this very call, whose answer came too late.
        }
        client.waiter().waitUntilTableExists(described -> described.tableName(name)).matched();
        // Turning it on twice is an error.
        TimeToLiveStatus status =
                client.describeTimeToLive(described -> described.tableName(name))
                        .timeToLiveDescription()
                        .timeToLiveStatus();
        if (status == TimeToLiveStatus.DISABLED) client.updateTimeToLive(timeToLive(name));
    }

    private static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
