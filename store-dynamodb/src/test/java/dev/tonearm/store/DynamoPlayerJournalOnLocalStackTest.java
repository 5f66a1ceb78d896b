package dev.tonearm.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/// The same suite on another implementation of DynamoDB's wire, where Docker is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamoPlayerJournalOnLocalStackTest extends PlayerJournalContract {
    private @Nullable LocalStackContainer localStack;
    private @Nullable PlayerJournal journal;

    @BeforeAll
    void start() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "LocalStack needs a running Docker engine, and none answers here");
        localStack =
                new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.9"))
                        .withServices("dynamodb");
        localStack.start();
        TestTable table = TestTable.create(localStack.getEndpoint(), "contract");
        journal = table.journal(table.client());
    }

    @AfterAll
    void stop() {
        if (localStack != null) localStack.stop();
    }

    @Override
    protected PlayerJournal journal() {
        return Objects.requireNonNull(journal);
    }
}
