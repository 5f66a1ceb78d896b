package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

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
