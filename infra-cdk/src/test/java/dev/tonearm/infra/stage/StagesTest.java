package dev.tonearm.infra.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tonearm.core.partition.Partitions;
import dev.tonearm.infra.stage.StageSettings.Architecture;
import dev.tonearm.infra.stage.StageSettings.Artefact;
import dev.tonearm.infra.stage.StageSettings.Data;
import dev.tonearm.infra.stage.StageSettings.Discord;
import dev.tonearm.infra.stage.StageSettings.Edge;
import dev.tonearm.infra.stage.StageSettings.Encryption;
import dev.tonearm.infra.stage.StageSettings.Fleet;
import dev.tonearm.infra.stage.StageSettings.Identity;
import dev.tonearm.infra.stage.StageSettings.Logs;
import dev.tonearm.infra.stage.StageSettings.Messaging;
import dev.tonearm.infra.stage.StageSettings.Rollout;
import dev.tonearm.infra.stage.StageSettings.Traces;
import dev.tonearm.infra.stage.StageSettings.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StagesTest {
    @Test
    void what_is_not_said_is_safe_and_cheap() {
        assertThat(read("home:\n  region: eu-central-1\n"))
                .containsExactly(
                        new StageSettings(
                                "home",
                                "eu-central-1",
                                "",
                                new Partitions(1),
                                "open",
                                false,
                                new Discord("", ""),
                                new Data("tonearm", true, 35, 0, 0, Encryption.AWS_OWNED, false),
                                new Messaging(0),
                                new Edge(
                                        Artefact.JAVA25,
                                        Architecture.ARM64,
                                        1_769,
                                        200,
                                        400,
                                        0,
                                        Rollout.ALL_AT_ONCE,
                                        false,
                                        "",
                                        "",
                                        false,
                                        ""),
                                new Logs(30, true),
                                new Traces(1, 1_000, false),
                                new Fleet(Identity.NONE, "", "tonearm"),
                                new Watch("", 0, false),
                                Map.of()));
    }

    @Test
    void every_key_can_be_said() {
        String key = "ab".repeat(32);
        String text =
                """
                home:
                  region: us-gov-west-1
                  account: "111122223333"
                  partitions: 4
                  plans: tiers
                  selling: true
                  discord: {application: "123456789012345678", publicKey: "%s"}
                  data: {table: tonearm-2, kept: false, pointInTimeDays: 3, dailyBackups: 2, monthlyBackups: 6, encryption: customer, insights: true}
                  messaging: {archiveDays: 9}
                  edge:
                    artefact: provided
                    architecture: x86-64
                    memory: 1024
                    rate: 5
                    burst: 6
                    concurrency: 7
                    rollout: linear-10-percent-every-minute
                    front: true
                    domain: bot.example.org
                    zone: Z0123456789ABC
                    typedRequests: true
                    musicCatalogue: https://music.example.org
                  logs: {days: 90, traces: false}
                  traces: {ratio: 0.05, slowMillis: 250, lines: true}
                  fleet: {identity: pod-identity, cluster: bots, namespace: music}
                  watch: {mail: ops@example.org, monthlyDollars: 40, sentry: true}
                  tags: {team: bots}
                """
                        .formatted(key);

        assertThat(read(text))
                .containsExactly(
                        new StageSettings(
                                "home",
                                "us-gov-west-1",
                                "111122223333",
                                new Partitions(4),
                                "tiers",
                                true,
                                new Discord("123456789012345678", key),
                                new Data("tonearm-2", false, 3, 2, 6, Encryption.CUSTOMER, true),
                                new Messaging(9),
                                new Edge(
                                        Artefact.PROVIDED,
                                        Architecture.X86_64,
                                        1_024,
                                        5,
                                        6,
                                        7,
                                        Rollout.LINEAR_10_PERCENT_EVERY_MINUTE,
                                        true,
                                        "bot.example.org",
                                        "Z0123456789ABC",
                                        true,
                                        "https://music.example.org"),
                                new Logs(90, false),
                                new Traces(0.05, 250, true),
                                new Fleet(Identity.POD_IDENTITY, "bots", "music"),
                                new Watch("ops@example.org", 40, true),
                                Map.of("team", "bots")));
    }

    @Test
    void all_that_is_wrong_is_said_with_its_line_and_what_to_write() {
        assertThat(
                        problems(
                                """
                                home:
                                  account: 42
                                  partitions: 12
                                  selling: maybe
                                  data:
                                    pointInTimeDays: 36
                                    encrypt: customer
                                    encryption: mine
                                  logs: 30
                                  traces:
                                    ratio: 5%
                                    slowMillis: 1s
                                    lines: on
                                    sampled: 0.1
                                  fleet: {identity: pod-identity}
                                Far_Away:
                                  region: Frankfurt
                                """))
                .containsExactly(
                        "stages.yaml: home.region: is missing; write a region of AWS such as eu-central-1",
                        "stages.yaml: line 2, home.account: '42'; write the twelve digits of an account, in quotes",
                        "stages.yaml: line 3, home.partitions: '12'; write one of 1, 2, 4, 8, 16, 32, 64",
                        "stages.yaml: line 4, home.selling: 'maybe'; write true or false",
                        "stages.yaml: line 6, home.data.pointInTimeDays: '36'; write a whole number from 1 to 35",
                        "stages.yaml: line 8, home.data.encryption: 'mine'; write one of aws-owned, aws-managed, customer",
                        "stages.yaml: line 7, home.data.encrypt: there is no such key; there are table, kept, pointInTimeDays,"
                                + " dailyBackups, monthlyBackups, encryption, insights",
                        "stages.yaml: line 9, home.logs: there are keys below it: write home.logs:",
                        "stages.yaml: line 11, home.traces.ratio: '5%'; write a number from 0 to 1, such as 0.05",
                        "stages.yaml: line 12, home.traces.slowMillis: '1s'; write a whole number from 0 to 900000",
                        "stages.yaml: line 13, home.traces.lines: 'on'; write true or false",
                        "stages.yaml: line 14, home.traces.sampled: there is no such key; there are ratio, slowMillis, lines",
                        "stages.yaml: home.fleet.cluster: is missing; write the name of the EKS cluster",
                        "stages.yaml: Far_Away: the name of a stage is lower case, begins with a letter, and has at most 16"
                                + " letters, digits and dashes",
                        "stages.yaml: line 17, Far_Away.region: 'Frankfurt'; write a region of AWS such as eu-central-1");
    }

    @Test
    void two_stages_in_one_place_would_have_the_same_table() {
        String stage = "%s:\n  region: eu-central-1\n  account: \"111122223333\"\n";
        assertThat(problems(stage.formatted("one") + stage.formatted("two")))
                .containsExactly(
                        "stages.yaml: two.account: one has it already in this region, and names of tables and queues are there once;"
                                + " write another account or region");
    }

    @Test
    void what_is_no_yaml_is_said_with_its_line() {
        assertThat(problems("home:\n  region: [\n"))
                .singleElement()
                .asString()
                .startsWith("stages.yaml: line 3: no YAML: ");
        assertThat(problems("")).containsExactly("stages.yaml: empty; write a stage: staging:");
        assertThat(problems("home: here"))
                .contains("stages.yaml: line 1, home: there are keys below it: write home:");
    }

    @Test
    void a_file_or_a_stage_that_is_not_there_is_named() {
        assertThatExceptionOfType(InvalidStagesException.class)
                .isThrownBy(() -> Stages.read(Path.of("no.yaml")))
                .withMessage("no.yaml is not there; --settings names another file");
        List<StageSettings> stages = read("home:\n  region: eu-central-1\n");
        assertThatExceptionOfType(InvalidStagesException.class)
                .isThrownBy(() -> Stages.chosen(stages, List.of("away")))
                .withMessage("there is no stage 'away'; there are home");
    }

    @Test
    void what_has_to_be_said_before_a_deploy_is_told() {
        assertThat(read("home:\n  region: eu-central-1\n").getFirst().missing())
                .containsExactly(
                        "discord.application: the id that Discord's portal shows",
                        "discord.publicKey: the public key that Discord's portal shows",
                        "watch.mail: nobody would be told of an alarm");
    }

    /// A role that pods cannot take up is found out on the day of the first deploy.
    @Test
    void what_workers_cannot_do_is_said_before_there_is_a_role_for_it() {
        assertThat(problems("home:\n  region: eu-central-1\n  fleet: {identity: irsa}\n"))
                .containsExactly(
                        "stages.yaml: line 3, home.fleet.identity: 'irsa'; write one of none, pod-identity, new-cluster: workers"
                                + " have no client of AWS STS, by which they would take the role up; EKS's agent gives it to them"
                                + " (pod-identity), and in another cluster they take keys of your own (none)");
    }

    /// So that an operator can look each of them up there.
    @Test
    void the_first_stage_of_the_file_names_every_key_there_is() throws IOException {
        String first = Files.readString(Path.of("stages.yaml")).split("\nproduction:", 2)[0];
        List<String> keys = keys("home: {none: 1}");
        assertThat(keys).contains("region", "data", "edge", "watch");
        for (String key : keys) {
            assertThat(first).containsPattern("\\b" + key + ":");
            for (String below : keys("home: {%s: {none: 1}}".formatted(key))) {
                assertThat(first).containsPattern("(?s)\\n  " + key + ":.*\\n    " + below + ":");
            }
        }
    }

    /// Those that are told when there is one that is not among them.
    private static List<String> keys(String text) {
        return problems(text).stream()
                .filter(problem -> problem.contains("none: there is no such key"))
                .map(problem -> problem.replaceFirst(".*; there are ", ""))
                .flatMap(Pattern.compile(", ")::splitAsStream)
                .toList();
    }

    private static List<StageSettings> read(String text) {
        return Stages.read("stages.yaml", text);
    }

    private static List<String> problems(String text) {
        try {
            Stages.read("stages.yaml", text);
        } catch (InvalidStagesException e) {
            return e.problems();
        }
        return List.of();
    }
}
