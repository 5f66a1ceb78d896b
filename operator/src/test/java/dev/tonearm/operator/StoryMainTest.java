package dev.tonearm.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
