package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.SoundEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The store as deployables make it: endpoint, region and credentials come from the SDK's settings.
final class DynamoStoreTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "deployed");
    private static final Map<String, String> SDK_SETTINGS =
            Map.of(
                    "aws.endpointUrlDynamoDb", EmbeddedDynamo.ENDPOINT.toString(),
                    "aws.region", "us-east-1",
                    "aws.accessKeyId", "tonearmlocal",
                    "aws.secretAccessKey", "local");

    private final GuildId guild = new GuildId(7L << 22);

    @BeforeEach
    void set() {
        SDK_SETTINGS.forEach(System::setProperty);
    }

    @AfterEach
    void clear() {
        SDK_SETTINGS.keySet().forEach(System::clearProperty);
    }

    @Test
    void one_connection_serves_both_ports() {
        try (DynamoStore store =
                DynamoStore.connect(
                        TABLE.settings(),
                        UrlConnectionHttpClient.builder(),
                        Formats.CURRENT,
                        InstantSource.system())) {
            JournalLine line = line(PlayerState.NEW, Cause.NODE, new SoundEvent.VolumeSet(70));
            store.journal().append(guild, List.of(line));
            assertThat(store.journal().load(guild).readable().volume()).isEqualTo(70);
            assertThat(
                            store.guilds()
                                    .count(guild, new UserId(42), Instant.now())
                                    .commandsInWindow())
                    .isEqualTo(1);
        }
    }
}
