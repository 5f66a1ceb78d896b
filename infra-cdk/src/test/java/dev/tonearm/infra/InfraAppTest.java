package dev.tonearm.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.cli.CommandMain;
import dev.tonearm.infra.template.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InfraAppTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @Test
    void it_says_what_it_made_and_what_is_to_be_said_before_a_deploy_and_what_has_changed()
            throws IOException {
        Map<String, JsonNode> kept = templates("small");
        // As if the queue of commands had had another name, and nobody had known of the bus.
        JsonNode messaging = Objects.requireNonNull(kept.get("tonearm-small-messaging"));
        var resources = (ObjectNode) messaging.get("Resources");
        for (Map.Entry<String, JsonNode> one : resources.properties()) {
            var properties = (ObjectNode) one.getValue().get("Properties");
            if (properties.path("QueueName").asText().equals("tonearm-commands-0.fifo"))
                properties.put("QueueName", "commands.fifo");
        }
        resources.properties().removeIf(one -> one.getKey().startsWith("Bus"));
        // And the table was restored from a backup.
        Path settings =
                Files.writeString(
                        folder.resolve("mine.yaml"),
                        Files.readString(Path.of("stages.yaml"))
                                .replace(
                                        "pointInTimeDays: 7",
                                        "pointInTimeDays: 7\n    table: tonearm-restored"));
        new Golden(folder.resolve("golden")).write("small", kept);

        int code =
                run(
                        "--diff",
                        "small",
                        "--settings",
                        settings.toString(),
                        "--out",
                        folder.toString(),
                        "--golden",
                        folder.resolve("golden").toString());

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("stage small")
                .containsPattern("tonearm-small-data +2 +\\d+ +\\S+/small/data.template.json")
                .startsWith(
                        "Made without the functions' code: to look at, but CloudFormation will refuse it.")
                .contains("small.discord.application: the id that Discord's portal shows")
                .contains("tonearm-small-messaging\n  + AWS::Events::EventBus Bus")
                .containsPattern("\\+ AWS::DynamoDB::Table Tabletonearmrestored\\w+\n")
                .containsPattern(
                        "- AWS::DynamoDB::Table TableCD117FA1 +LEFT in the account: nothing")
                .containsPattern("~ AWS::SQS::Queue Commands0\\w+ +LEFT in the account: nothing of")
                .contains("QueueName: \"commands.fifo\" → \"tonearm-commands-0.fifo\"")
                .containsPattern("2 added, \\d+ changed, 1 removed, 2 left")
                .contains("Not compared with what is deployed: there are no credentials of AWS");
        assertThat(code).isEqualTo(InfraApp.GRAVE);
        assertThat(folder.resolve("small/manifest.json")).exists();
        JsonNode functions =
                new ObjectMapper()
                        .readTree(folder.resolve("small/functions.template.json").toFile());
        assertThat(functions.at("/Parameters/MadeWithoutCode").has("Default")).isFalse();
    }

    @Test
    void it_deletes_nothing_that_it_has_not_made() throws IOException {
        Files.createDirectories(folder.resolve("out/small"));
        Path mine = Files.writeString(folder.resolve("out/small/mine.txt"), "mine");

        int code =
                run(
                        "--settings",
                        "stages.yaml",
                        "--stage",
                        "small",
                        "--out",
                        folder.resolve("out").toString());

        assertThat(code).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .endsWith(
                        "/out/small has something in it that is no template; --out names another folder\n");
        assertThat(mine).exists();
    }

    @Test
    void nothing_that_stands_suffers_from_nothing() throws IOException {
        var golden = new Golden(folder);
        golden.write("small", templates("small"));

        Comparison same = Comparison.of(Synthesis.of(Synthesis.stage("small")), golden);
        assertThat(same.all()).isEmpty();
        assertThat(same.isGrave()).isFalse();
        same.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Nothing changes.\n");
    }

    @Test
    void what_is_wrong_with_the_file_or_the_flags_is_said_on_one_line_each() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "home:\n  region: here\n  partition: 2\n");

        assertThat(run("--settings", file.toString())).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "tonearm: synth: "
                                + file
                                + ": line 2, home.region: 'here'; write a region of AWS such as eu-central-1\ntonearm: synth: "
                                + file
                                + ": line 3, home.partition: there is no such key; there are region, account, partitions, ");
        err.reset();
        assertThat(run("--settings", "stages.yaml", "--stage", "nowhere"))
                .isEqualTo(CommandMain.BAD_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "tonearm: synth: there is no stage 'nowhere'; there are staging, production, small\n");
    }

    @Test
    void an_account_is_asked_only_if_there_are_credentials_for_it() throws IOException {
        assertThat(CdkCommand.hasCredentials(Map.of("HOME", folder.toString()))).isFalse();
        assertThat(CdkCommand.hasCredentials(Map.of("AWS_PROFILE", "mine"))).isTrue();
        Files.createDirectories(folder.resolve(".aws"));
        Files.createFile(folder.resolve(".aws/credentials"));
        assertThat(CdkCommand.hasCredentials(Map.of("HOME", folder.toString()))).isTrue();
    }

    private int run(String... arguments) {
        // A checkout in which nothing is built.
        var command =
                new InfraApp(
                        folder,
                        Map.of("HOME", folder.toString()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return CommandMain.run(
                new CommandLine(command),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private static Map<String, JsonNode> templates(String stage) {
        var templates = new TreeMap<String, JsonNode>();
        for (Synthesised.Template one : Synthesis.of(Synthesis.stage(stage)).templates()) {
            templates.put(one.stack(), one.json().deepCopy());
        }
        return templates;
    }
}
