package dev.tonearm.store;

import dev.tonearm.aws.CallWatch;
import dev.tonearm.aws.Connection;
import dev.tonearm.aws.Wire;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// A table of its own in an emulator, and clients of it.
record TestTable(URI endpoint, StoreSettings settings) {
    /// Makes it with the production schema.
    static TestTable create(URI endpoint, String name) {
        StoreSettings settings =
                new StoreSettings(
                        name, new Partitions(2), Duration.ofSeconds(20), Duration.ofSeconds(60));
        TestTable table = new TestTable(endpoint, settings);
        try (DynamoDbClient client = table.client()) {
            TableSchema.create(client, name);
        }
        return table;
    }

    DynamoDbClient client() {
        return client(UnaryOperator.identity());
    }

    /// A client whose calls go through `network`.
    DynamoDbClient client(UnaryOperator<SdkHttpClient> network) {
        return builder().httpClient(network.apply(UrlConnectionHttpClient.create())).build();
    }

    /// The client of functions.
    DynamoDbClient quickClient(UnaryOperator<Wire> network) {
        var environment =
                Map.of(
                        "AWS_REGION", "us-east-1",
                        "AWS_ENDPOINT_URL_DYNAMODB", endpoint.toString(),
                        "AWS_ACCESS_KEY_ID", "tonearmlocal",
                        "AWS_SECRET_ACCESS_KEY", "local");
        return DynamoStore.quickClient(
                settings, network.apply(Connection.of("dynamodb", environment)), CallWatch.NONE);
    }

    /// A client that `observer` looks over the shoulder of.
    DynamoDbClient client(ExecutionInterceptor observer) {
        return builder()
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(config -> config.addExecutionInterceptor(observer))
                .build();
    }

    private DynamoDbClientBuilder builder() {
        return DynamoStore.client(settings)
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("tonearmlocal", "local")));
    }

    DynamoPlayerJournal journal(DynamoDbClient client) {
        return journal(client, Formats.CURRENT);
    }

    DynamoPlayerJournal journal(DynamoDbClient client, Formats formats) {
        return new DynamoPlayerJournal(
                client, settings, formats, InstantSource.system(), WriteId::random);
    }
}
