package dev.tonearm.function.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.function.trace.TraceParent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A queue that answers as a test wants.
final class SqsCommandQueueTest {
    private HttpServer server;
    private SqsClient client;
    private int status;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] said =
                            "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, said.length);
                    exchange.getResponseBody().write(said);
                    exchange.close();
                });
        server.start();
        client =
                SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(URI.create(url()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("id", "secret")))
                        .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void a_queue_that_refuses_a_command_does_not_hold_it() {
        status = 400;
        assertThat(notQueued().isRefused()).isTrue();
    }

    @Test
    void of_a_queue_that_fails_nobody_knows() {
        status = 500;
        assertThat(notQueued().isRefused()).isFalse();
        server.stop(0);
        assertThat(notQueued().isRefused()).isFalse();
    }

    private CommandNotQueuedException notQueued() {
        var queue =
                new SqsCommandQueue(
                        client, url() + "/1/{partition}", new Partitions(1), Formats.CURRENT);
        return catchThrowableOfType(
                CommandNotQueuedException.class, () -> queue.send(command(), TraceParent.fresh()));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static CommandEnvelope command() {
        return new CommandEnvelope(
                new Interaction(
                        new InteractionId(5), 6, "token", Interaction.Kind.COMMAND, "en-GB"),
                new GuildId(7),
                new ChannelId(8),
                new UserId(9),
                Limits.STANDARD,
                Instant.EPOCH,
                new PlaybackCommand.Skip(1));
    }
}
