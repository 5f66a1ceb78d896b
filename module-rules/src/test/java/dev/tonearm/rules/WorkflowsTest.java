package dev.tonearm.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the workflows may do: little, for a time, by actions whose bytes are known, and without a
/// key that lasts.
class WorkflowsTest {
    private static final Pattern USES = Pattern.compile("(?m)^\\s*(?:- )?uses: (.*)$");
    private static final Pattern PINNED =
            Pattern.compile("[\\w-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Set<String> OURS_TO_WRITE = Set.of("id-token", "attestations", "contents");

    static List<Path> workflows() {
        return Checkout.workflows();
    }

    @Test
    void there_are_workflows() {
        assertThat(workflows())
                .extracting(file -> file.getFileName().toString())
                .contains("build.yml", "nightly.yml", "release.yml", "deploy.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_action_is_pinned_by_its_commit_and_says_its_version(Path file) {
        Matcher uses = USES.matcher(Checkout.read(file));
        while (uses.find()) {
            String action = uses.group(1).strip();
            if (!action.startsWith("./")) assertThat(action).matches(PINNED);
            else assertThat(Checkout.HOME.resolve(action)).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void it_may_read_and_a_job_says_what_it_may_write(Path file) {
        Map<String, Object> workflow = parsed(file);
        assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
        for (Map<String, Object> job : jobs(workflow)) {
            if (!job.containsKey("permissions")) continue;
            map(job.get("permissions"))
                    .forEach((scope, level) -> {
                        assertThat(level).isIn("read", "write");
                        if (level.equals("write")) assertThat(OURS_TO_WRITE).contains(scope);
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_job_ends_by_itself_and_no_two_runs_disturb_each_other(Path file) {
        Map<String, Object> workflow = parsed(file);
        for (Map<String, Object> job : jobs(workflow)) {
            if (!job.containsKey("uses")) assertThat(job).containsKey("timeout-minutes");
        }
        boolean alone =
                workflow.containsKey("concurrency")
                        || jobs(workflow).stream().allMatch(job -> job.containsKey("concurrency"));
        assertThat(alone).as("concurrency").isTrue();
    }

    /// What somebody else chose (a branch's name, an input) comes in as a variable, never as text
    /// of a script; and there is no secret that could be printed.
    @ParameterizedTest
    @MethodSource("workflows")
    void scripts_hold_nothing_of_others_and_no_secrets(Path file) {
        assertThat(Checkout.read(file)).doesNotContain("secrets.", "secrets: inherit");
        for (Map<String, Object> step : steps(parsed(file))) {
            assertThat(String.valueOf(step.get("run"))).doesNotContain("${{");
            if (String.valueOf(step.get("uses")).startsWith("actions/checkout@")) {
                assertThat(map(step.get("with"))).containsEntry("persist-credentials", false);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void scripts_are_bash(Path file) throws Exception {
        for (Map<String, Object> step : steps(parsed(file))) {
            if (!(step.get("run") instanceof String script)) continue;
            Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
            try (var in = bash.outputWriter()) {
                in.write(script);
            }
            String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
            assertThat(bash.waitFor()).as(said).isZero();
        }
    }

    /// Only a stage's own job becomes a role on AWS, and that job belongs to an environment.
    @ParameterizedTest
    @MethodSource("workflows")
    void a_role_on_aws_is_become_within_an_environment_only(Path file) {
        for (Map<String, Object> job : jobs(parsed(file))) {
            boolean becomes =
                    steps(job.get("steps")).stream()
                            .anyMatch(step ->
                                    String.valueOf(step.get("uses"))
                                            .startsWith("aws-actions/configure-aws-credentials@"));
            if (becomes) assertThat(job).containsKey("environment");
        }
        assertThat(Checkout.read(file))
                .doesNotContain("aws-access-key-id", "AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void versions_of_an_action_do_not_differ() {
        Map<String, Set<String>> versions = new TreeMap<>();
        for (Path file : workflows()) {
            Matcher uses = USES.matcher(Checkout.read(file));
            while (uses.find()) {
                String action = uses.group(1).strip();
                int at = action.indexOf('@');
                if (at > 0) {
                    versions.computeIfAbsent(action.substring(0, at), _ -> new TreeSet<>())
                            .add(action.substring(at));
                }
            }
        }
        assertThat(versions).allSatisfy((_, pinned) -> assertThat(pinned).hasSize(1));
    }

    /// Of each that holds libraries of others; by itself, and when one of them changes.
    @Test
    void what_is_delivered_is_scanned_by_its_bills_of_materials() {
        Path file =
                workflows().stream()
                        .filter(it -> it.endsWith("vulnerabilities.yml"))
                        .findAny()
                        .orElseThrow();
        assertThat(Checkout.read(file)).contains("schedule:", "pull_request:", "**/pom.xml");
        String scanned =
                steps(parsed(file)).stream()
                        .filter(step ->
                                String.valueOf(step.get("uses"))
                                        .startsWith("google/osv-scanner-action/"))
                        .map(step -> String.valueOf(map(step.get("with")).get("scan-args")))
                        .findAny()
                        .orElseThrow();
        assertThat(scanned)
                .contains(
                        "--lockfile=interactions-function/target/bom.json",
                        "--lockfile=billing-function/target/bom.json",
                        "--lockfile=voice-worker/target/voice-worker-image.cdx.json");
    }

    private static Map<String, Object> parsed(Path file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return map(new Yaml(new SafeConstructor(options)).load(Checkout.read(file)));
    }

    private static List<Map<String, Object>> jobs(Map<String, Object> workflow) {
        return map(workflow.get("jobs")).values().stream().map(WorkflowsTest::map).toList();
    }

    private static List<Map<String, Object>> steps(Map<String, Object> workflow) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> job : jobs(workflow)) all.addAll(steps(job.get("steps")));
        return all;
    }

    private static List<Map<String, Object>> steps(@Nullable Object list) {
        if (!(list instanceof List<?> steps)) return List.of();
        return steps.stream().map(WorkflowsTest::map).toList();
    }

    @SuppressWarnings("unchecked") // keys of YAML; `on` is read as a truth and is not asked for
    private static Map<String, Object> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) throw new AssertionError("no map: " + value);
        return (Map<String, Object>) map;
    }
}
