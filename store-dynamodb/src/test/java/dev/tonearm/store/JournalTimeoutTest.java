package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class JournalTimeoutTest {
    private static final StoreSettings IMPATIENT =
            new StoreSettings(
                    "silent", new Partitions(2), Duration.ofMillis(100), Duration.ofMillis(400));

    /// The listening socket's backlog takes the connections; nobody ever answers on them.
    @Test
    @Timeout(10)
    void a_store_that_never_answers_is_unavailable_after_a_bounded_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            TestTable table = new TestTable(endpoint, IMPATIENT);
            try (var client = table.client()) {
                DynamoPlayerJournal journal = table.journal(client);
                assertThatThrownBy(() ->
                                journal.append(
                                        new GuildId(1), List.of(line(PlayerState.NEW, Cause.NODE))))
                        .isInstanceOf(JournalUnavailableException.class);
            }
        }
    }
}
