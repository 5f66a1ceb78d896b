package dev.tonearm.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerJournalContract;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The same suite on another implementation of DynamoDB's wire, where Docker is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamoPlayerJournalOnLocalStackTest extends PlayerJournalContract {
    private @Nullable LocalStackContainer localStack;
    private @Nullable TestTable table;
    private @Nullable DynamoDbClient client;

    @BeforeAll
    void start() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "LocalStack needs a running Docker engine, and none answers here");
        localStack =
                new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.9"))
                        .withServices("dynamodb");
        localStack.start();
        table = TestTable.create(localStack.getEndpoint(), "contract");
        client = table.client();
    }

    @AfterAll
    void stop() {
        if (localStack != null) localStack.stop();
    }

    @Override
    protected PlayerJournal journal(Formats formats) {
        return Objects.requireNonNull(table).journal(Objects.requireNonNull(client), formats);
    }
}
