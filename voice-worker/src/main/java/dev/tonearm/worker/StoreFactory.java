package dev.tonearm.worker;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.core.partition.IdentifyTurns;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.worker.lease.LeaseSettings;
import dev.tonearm.worker.telemetry.AwsCalls;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/// What the worker keeps in DynamoDB.
@Factory
final class StoreFactory {
    /// A minute of 10,000 commands has a few dozen calls under way; the rest is room for a slow
    /// minute.
    private static final int CONNECTIONS = 128;

    @Singleton
    DynamoStore store(
            StoreSettings settings,
            Formats formats,
            Timer timer,
            LeaseSettings leases,
            Telemetry telemetry) {
        return DynamoStore.connect(
                settings,
                Apache5HttpClient.builder().maxConnections(CONNECTIONS),
                formats,
                timer,
                leases.me(),
                AwsCalls.ofStore(telemetry));
    }

    @Singleton
    PlayerJournal journal(DynamoStore store) {
        return store.journal();
    }

    @Singleton
    NoticeBook notices(DynamoStore store) {
        return store.notices();
    }

    @Singleton
    FleetRecords fleet(DynamoStore store) {
        return store.fleet();
    }

    @Singleton
    NodeSessions sessions(DynamoStore store) {
        return store.nodeSessions();
    }

    @Singleton
    IdentifyTurns turns(DynamoStore store) {
        return store.identifyTurns();
    }
}
