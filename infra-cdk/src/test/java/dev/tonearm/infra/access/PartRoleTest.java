package dev.tonearm.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.infra.Policies;
import dev.tonearm.infra.stage.StageSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartRoleTest {
    /// What Lambda, X-Ray and the stream want beside the table of permissions.
    private static final Set<String> BESIDE = Set.of("Log", "Traces", "Stream", "Streams");

    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void a_function_may_do_what_the_table_says_and_no_more(StageSettings stage) {
        for (Part part : List.of(Part.INTERACTIONS, Part.BILLING)) {
            Map<String, Set<String>> allowed = new HashMap<>();
            for (JsonNode statement : statements(stage, part)) {
                if (BESIDE.contains(statement.path("Sid").asText())) continue;
                allowed.computeIfAbsent(statement.path("Sid").asText(), _ -> new TreeSet<>())
                        .addAll(Policies.texts(statement.path("Action")));
            }
            assertThat(allowed.values())
                    .as("%s of %s", part, stage.name())
                    .containsExactlyInAnyOrderElementsOf(
                            part.permissions().stream()
                                    .map(one -> (Set<String>) new TreeSet<>(one.actions()))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void no_role_may_do_something_to_everything(StageSettings stage) {
        Policies.of(stage)
                .forEach((role, statements) -> {
                    for (JsonNode statement : statements) {
                        assertThat(Policies.texts(statement.path("Action")))
                                .as(role)
                                .noneMatch(action -> action.contains("*"));
                        if (Policies.texts(statement.path("Resource")).contains("*")) {
                            assertThat(Policies.texts(statement.path("Action")))
                                    .as(role)
                                    .isSubsetOf(
                                            "xray:PutTelemetryRecords",
                                            "xray:PutTraceSegments",
                                            "cloudwatch:DescribeAlarms",
                                            "cloudwatch:GetMetricData",
                                            "cloudwatch:ListMetrics",
                                            "iam:ListAccountAliases",
                                            "ecr:GetAuthorizationToken");
                        }
                    }
                });
    }

    /// The interactions function reads no secret: whoever takes it over has no token and no key.
    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void only_the_billing_function_reads_secrets(StageSettings stage) {
        assertThat(statements(stage, Part.INTERACTIONS).toString()).doesNotContain("secret");
        assertThat(statements(stage, Part.BILLING).toString())
                .contains(":secret:tonearm/" + stage.name() + "/stripe-??????")
                .contains(":secret:tonearm/" + stage.name() + "/discord-??????");
    }

    private static List<JsonNode> statements(StageSettings stage, Part part) {
        return Policies.of(stage)
                .getOrDefault("tonearm-" + stage.name() + "-" + part.title(), List.of());
    }
}
