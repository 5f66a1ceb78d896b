package dev.tonearm.operator;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The table that an operator's command is about.
final class OperatorTable {
    private OperatorTable() {}

    /// Whoever calls closes it.
    static DynamoStore connect(Map<String, String> environment, InstantSource clock) {
        // No partition of it is looked at.
        var settings =
                StoreSettings.worker(
                        environment.getOrDefault("TONEARM_TABLE", StoreSettings.TABLE),
                        new Partitions(1));
        return DynamoStore.connect(
                settings, UrlConnectionHttpClient.builder(), Formats.CURRENT, clock);
    }
}
