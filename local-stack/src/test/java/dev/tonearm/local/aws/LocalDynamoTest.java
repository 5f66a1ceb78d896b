package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.store.TableSchema;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

final class LocalDynamoTest {
    private static final LocalDynamo DYNAMO = LocalDynamo.start(LocalDynamoTest::notes);
    private static final DynamoDbClient CLIENT =
            DynamoDbClient.builder()
                    .endpointOverride(DYNAMO.endpoint())
                    .region(LocalCredentials.REGION)
                    .credentialsProvider(LocalCredentials.provider())
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                    .build();

    @AfterAll
    static void stop() {
        CLIENT.close();
        DYNAMO.close();
    }

    @AfterEach
    void restore() {
        DYNAMO.proxy().restore();
    }

    @Test
    void a_conditional_write_fails_the_second_time() {
        write("once");
        assertThatThrownBy(() -> write("once")).isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void what_writes_is_counted() {
        for (int time = 0; time < 2; time++) {
            long before = DYNAMO.writes();
            write("counted " + time);
            // It is answered a moment before it is counted.
            await().until(() -> DYNAMO.writes() > before);
        }
    }

    /// Or whoever reads the stream would read it all the time. What the test before wrote may be
    /// counted meanwhile.
    @Test
    void what_reads_and_what_workers_put_every_second_is_not_counted() {
        long before = DYNAMO.writes();
        for (int time = 0; time < 10; time++) {
            CLIENT.putItem(r ->
                    r.tableName("notes")
                            .item(Map.of("pk", AttributeValue.fromS(TableSchema.FLEET))));
            assertThat(read(CLIENT, TableSchema.FLEET)).isTrue();
        }
        write("counted after");
        await().until(() -> DYNAMO.writes() > before);
        assertThat(DYNAMO.writes()).isLessThan(before + 5);
    }

    @Test
    void a_cut_table_fails_its_callers_and_keeps_its_items() {
        write("kept");
        DYNAMO.proxy().cut();
        // A kept connection that was reset makes the URL-connection client throw past the SDK.
        assertThatThrownBy(() -> write("refused"))
                .isInstanceOfAny(SdkClientException.class, UncheckedIOException.class);
        assertThat(read(DYNAMO.client(), "kept")).isTrue();
        DYNAMO.proxy().restore();
        assertThat(read(CLIENT, "kept")).isTrue();
        assertThat(read(CLIENT, "refused")).isFalse();
    }

    @Test
    void a_table_that_refuses_says_it_as_dynamodb_does_and_keeps_nothing() {
        Refused.eachErrorIsWhatAwsClientsKnow(
                AwsService.DYNAMODB, DYNAMO.proxy(), () -> write("refused by name"));
        assertThat(read(CLIENT, "refused by name")).isFalse();
    }

    @Test
    void a_throttled_transaction_is_cancelled_with_a_reason_for_each_step() {
        DYNAMO.proxy()
                .refusals()
                .orElseThrow()
                .begin(Refusing.throttling(AwsService.DYNAMODB, 100));
        var put = Put.builder().tableName("notes").item(Map.of("pk", AttributeValue.fromS("t")));
        var step = TransactWriteItem.builder().put(put.build()).build();
        assertThatThrownBy(() -> CLIENT.transactWriteItems(r -> r.transactItems(step, step)))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e ->
                                assertThat(e.cancellationReasons())
                                        .extracting(CancellationReason::code)
                                        .containsExactly("ThrottlingError", "None"));
    }

    @Test
    void some_operations_are_refused_and_others_are_not() {
        write("there");
        refuse("{\"error\": \"AccessDeniedException\", \"operation\": \"Put.*\"}");
        assertThatThrownBy(() -> write("not there"))
                .hasMessageContaining("not authorized to perform: dynamodb:PutItem");
        assertThat(read(CLIENT, "there")).isTrue();
    }

    @Test
    void a_slow_table_answers_each_call_once_that_much_later() {
        write("slowly read");
        DYNAMO.proxy().delay(Duration.ofMillis(150));
        long begun = System.nanoTime();
        assertThat(read(CLIENT, "slowly read")).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\": \"Tired\"} | no error Tired here; there are [ThrottlingException, ProvisionedThroughputExceededException, InternalServerError, AccessDeniedException]",
                "{\"percent\": 101} | percent is from 1 to 100, not 101",
                "{\"operation\": \"(\"} | operation is a regular expression, and ( is none: Unclosed group"
            })
    void a_refusal_that_makes_no_sense_is_said_to(String wish, String why) {
        assertThatThrownBy(() -> refuse(wish)).hasMessage(why);
        assertThat(DYNAMO.proxy().refusals().orElseThrow().now()).isEmpty();
    }

    private static void refuse(String wish) {
        try {
            DYNAMO.proxy().refusals().orElseThrow().begin(new ObjectMapper().readTree(wish));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void notes(DynamoDbClient client) {
        var key = KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build();
        var type =
                AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build();
        client.createTable(r ->
                r.tableName("notes")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key)
                        .attributeDefinitions(type));
    }

    private static void write(String key) {
        CLIENT.putItem(r ->
                r.tableName("notes")
                        .item(Map.of("pk", AttributeValue.fromS(key)))
                        .conditionExpression("attribute_not_exists(pk)"));
    }

    private static boolean read(DynamoDbClient client, String key) {
        return client.getItem(
                        r -> r.tableName("notes").key(Map.of("pk", AttributeValue.fromS(key))))
                .hasItem();
    }
}
