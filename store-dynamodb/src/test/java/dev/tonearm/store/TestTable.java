package dev.tonearm.store;

import dev.tonearm.core.partition.Partitions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A table of its own in an emulator, and clients of it.
record TestTable(URI endpoint, StoreSettings settings) {
    /// Makes it with the production schema.
    static TestTable create(URI endpoint, String name) {
        StoreSettings settings =
                new StoreSettings(
                        name, new Partitions(2), Duration.ofSeconds(5), Duration.ofSeconds(20));
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
        return DynamoStore.client(settings)
                .httpClient(network.apply(UrlConnectionHttpClient.create()))
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("tonearmlocal", "local")))
                .build();
    }

    DynamoPlayerJournal journal(DynamoDbClient client) {
        return new DynamoPlayerJournal(client, settings, InstantSource.system(), WriteId::random);
    }
}
