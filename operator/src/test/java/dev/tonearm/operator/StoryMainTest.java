package dev.tonearm.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tonearm.cli.CommandMain;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Scene;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.store.TableSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class StoryMainTest {
    private static final LocalDynamo DYNAMO =
            LocalDynamo.start(client -> TableSchema.create(client, StoreSettings.TABLE));

    private static final WorkerId WORKER = new WorkerId("worker-1", "5e1f00aa");

    /// As the local stack tells it.
    private static final String TRACE =
            """
            {"startedAt": "2026-11-21T12:00:00Z", "micros": 48900, "spans": [
             {"service": "tonearm-interactions", "name": "endpoint", "trace": "0af7651916cd43dd8448eb211c80319c", "span": "01",
              "parent": "", "startMicros": 0, "micros": 7100, "failed": false, "attributes": {}},
             {"service": "tonearm-interactions", "name": "gate", "trace": "0af7651916cd43dd8448eb211c80319c", "span": "02",
              "parent": "01", "startMicros": 2000, "micros": 3000, "failed": false, "attributes": {}},
             {"service": "tonearm-worker", "name": "worker", "trace": "0af7651916cd43dd8448eb211c80319c", "span": "03",
              "parent": "ff", "startMicros": 9300, "micros": 39600, "failed": false, "attributes": {}},
             {"service": "tonearm-worker", "name": "reply", "trace": "0af7651916cd43dd8448eb211c80319c", "span": "04",
              "parent": "03", "startMicros": 20000, "micros": 20100, "failed": true, "attributes": {"error.type": "unanswered"}}]}
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Scene scene = Scene.aGuildThatIsPlaying("aurora", "borealis");

    @TempDir private Path home;

    @BeforeEach
    void a_stack_runs() throws IOException {
        Files.createDirectories(home.resolve(".local"));
        Files.writeString(
                home.resolve(".local/stack.json"), "{\"dynamodb\":\"" + DYNAMO.endpoint() + "\"}");
        System.setProperty("tonearm.home", home.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("tonearm.home");
    }

    @AfterAll
    static void stop() {
        DYNAMO.close();
    }

    @Test
    void what_a_worker_wrote_is_told_from_the_table_with_its_name() {
        write(new GuildId(91));

        assertThat(story("91", "--local", "--replay")).isZero();

        assertThat(text())
                .contains("The story of guild 91.", "Plan: FREE (no grants).")
                .contains("person-1 gave /play", "; worker-1 (life ")
                .contains("“aurora” began.", "= “aurora” at 0:00 of 3:00; 1 track waiting");
    }

    @Test
    void for_programs_it_is_an_object_a_line() {
        write(new GuildId(92));

        assertThat(story("92", "--local", "--json")).isZero();

        List<JsonObject> objects = text().lines().map(JsonObject::parse).toList();
        assertThat(objects.getFirst().string("guild")).isEqualTo("92");
        assertThat(objects.get(1).string("worker")).isEqualTo("worker-1");
        assertThat(objects.get(1).string("slash")).isEqualTo("/play");
    }

    @Test
    void where_a_commands_time_went_stands_behind_it() throws IOException {
        write(new GuildId(96));
        HttpServer control =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.createContext(
                "/control/spans",
                exchange -> {
                    byte[] answer = TRACE.getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        control.start();
        try {
            Files.writeString(
                    home.resolve(".local/stack.json"),
                    "{\"dynamodb\":\"%s\",\"control\":\"http://127.0.0.1:%d/control/\"}"
                            .formatted(DYNAMO.endpoint(), control.getAddress().getPort()));
            assertThat(story("96", "--local", "--spans")).isZero();
            assertThat(text())
                    .contains(
                            """
                                          ~ trace 0af7651916cd43dd8448eb211c80319c, 48.9 ms
                                          ~      0.0 +     7.1  endpoint (interactions)
                                          ~      2.0 +     3.0    gate
                                          ~      9.3 +    39.6  worker (worker)
                                          ~     20.0 +    20.1    reply ! unanswered
                            """);
            assertThat(story("96", "--local", "--spans", "--json")).isZero();
            JsonObject line = JsonObject.parse(text().lines().toList().get(1));
            assertThat(line.string("trace")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(line.objects("spans"))
                    .extracting(span -> span.string("name"))
                    .containsExactly("endpoint", "gate", "worker", "reply");
        } finally {
            control.stop(0);
        }
    }

    @Test
    void what_is_older_than_asked_for_is_left_out() {
        write(new GuildId(93));

        assertThat(story("93", "--local", "--since", "1s")).isZero();
        assertThat(text()).contains("passages 0 are told").doesNotContain("person-1 gave");
        assertThat(story("93", "--local", "--from", "2026-11-21T12:00", "--to", "2026-11-22"))
                .isZero();
        assertThat(text()).contains("person-1 gave");
    }

    @Test
    void a_guild_that_nobody_knows_has_no_story() {
        assertThat(story("94", "--local")).isZero();
        assertThat(text()).contains("Its journal is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "somewhere|--local| not a Discord id",
                "95|--since=soon| --since is a time such as 90s, 30m, 2h or 3d, not 'soon'",
                "95|--from=yesterday| --from is a time such as 2026-11-26T20:15",
                "95|--limit=0| --limit",
                "95|--spans| --spans needs --local",
            })
    void what_makes_no_sense_is_named(String guild, String more, String why) {
        assertThat(story(guild, more)).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text()).contains(why.strip());
    }

    @Test
    void times_that_contradict_each_other_are_refused() {
        assertThat(story("95", "--since", "2h", "--from", "2026-11-26"))
                .isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text()).contains("leave one out");
        assertThat(story("95", "--from", "2026-11-26", "--to", "2026-11-25"))
                .isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text()).contains("--to is before");
    }

    private void write(GuildId guild) {
        System.setProperty("aws.endpointUrlDynamoDb", DYNAMO.endpoint().toString());
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "tonearmlocal");
        System.setProperty("aws.secretAccessKey", "local");
        try (DynamoStore store =
                DynamoStore.connect(
                        StoreSettings.worker(StoreSettings.TABLE, new Partitions(1)),
                        UrlConnectionHttpClient.builder(),
                        Formats.CURRENT,
                        InstantSource.system(),
                        WORKER)) {
            store.fleet().announce(new Presence(WORKER, 1, false));
            for (JournalLine line : scene.lines()) store.journal().append(guild, List.of(line));
        }
    }

    private int story(String... arguments) {
        printed.reset();
        var stream = new PrintStream(printed, true, UTF_8);
        Instant now = scene.now().plusSeconds(60);
        var command = new StoryMain(Map.of(), InstantSource.fixed(now), stream, stream);
        return CommandMain.run(new CommandLine(command), stream, stream, arguments);
    }

    private String text() {
        return printed.toString(UTF_8);
    }
}
