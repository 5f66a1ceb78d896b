package dev.tonearm.infra.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.environment.Deployable;
import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.infra.Policies;
import dev.tonearm.infra.Synthesis;
import dev.tonearm.infra.Synthesis.Resource;
import dev.tonearm.infra.stage.InvalidStagesException;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.Stages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
    private static final Map<String, Deployable> DEPLOYABLES =
            Map.of(
                    DeployedFunction.INTERACTIONS.name(), Deployable.EDGE,
                    DeployedFunction.BILLING.name(), Deployable.BILLING);

    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void each_function_is_told_what_it_reads_and_nothing_of_a_rehearsal(StageSettings stage) {
        List<Resource> functions = Synthesis.resources(stage, "AWS::Lambda::Function");
        assertThat(functions).hasSize(DEPLOYABLES.size());
        for (Resource function : functions) {
            Deployable reads =
                    Objects.requireNonNull(
                            DEPLOYABLES.get(function.properties().path("FunctionName").asText()));
            List<String> told = new ArrayList<>();
            function.properties()
                    .path("Environment")
                    .path("Variables")
                    .properties()
                    .forEach(one -> told.add(one.getKey()));
            told.removeIf(name -> !name.startsWith("TONEARM_"));
            assertThat(told).as(reads.title()).containsAll(reads.always());
            assertThat(told).as(reads.title()).isSubsetOf(reads.all());
            assertThat(told).as(reads.title()).doesNotContainAnyElementsOf(reads.rehearsed());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void everybody_calls_the_version_that_is_live(StageSettings stage) {
        assertThat(Synthesis.resources(stage, "AWS::Lambda::Alias"))
                .hasSize(2)
                .allMatch(alias -> alias.properties().path("Name").asText().equals("live"));
        for (Resource source : Synthesis.resources(stage, "AWS::Lambda::EventSourceMapping")) {
            assertThat(source.properties().path("FunctionName").toString()).contains("BillingLive");
        }
        for (Resource way : Synthesis.resources(stage, "AWS::ApiGatewayV2::Integration")) {
            assertThat(way.properties().path("IntegrationUri").toString()).contains("Live");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void a_version_that_fails_or_is_slow_goes_back_by_itself(StageSettings stage) {
        List<Resource> groups = Synthesis.resources(stage, "AWS::CodeDeploy::DeploymentGroup");
        assertThat(groups).hasSize(2);
        for (Resource group : groups) {
            JsonNode rollback = group.properties().path("AutoRollbackConfiguration");
            assertThat(rollback.path("Enabled").asBoolean()).isTrue();
            assertThat(rollback.path("Events").toString())
                    .contains("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM");
            assertThat(group.properties().path("AlarmConfiguration").path("Alarms")).isNotEmpty();
        }
    }

    /// A webhook that nobody sends would be a way in for whoever forges. By night there is enough
    /// to look after: trials and gifts end there, too.
    @Test
    void where_nothing_is_sold_there_is_nothing_of_stripes() {
        StageSettings stage = Synthesis.stage("small");
        assertThat(stage.selling()).isFalse();
        for (String type :
                List.of(
                        "AWS::ApiGatewayV2::Route",
                        "AWS::ApiGatewayV2::Stage",
                        "AWS::Lambda::Permission",
                        "AWS::CloudWatch::Alarm")) {
            assertThat(Synthesis.resources(stage, type))
                    .isNotEmpty()
                    .noneMatch(one -> one.properties().toString().contains("/stripe"));
        }
        assertThat(sells(stage)).isEqualTo("off");
        for (String sells : List.of("staging", "production")) {
            assertThat(Synthesis.resources(Synthesis.stage(sells), "AWS::ApiGatewayV2::Route"))
                    .anyMatch(one -> one.properties().toString().contains("/stripe"));
            assertThat(sells(Synthesis.stage(sells))).isEqualTo("on");
        }
    }

    private static String sells(StageSettings stage) {
        return Synthesis.resources(stage, "AWS::Lambda::Function").stream()
                .map(one -> one.properties().at("/Environment/Variables/TONEARM_SELLING"))
                .filter(value -> !value.isMissingNode())
                .map(JsonNode::asText)
                .findAny()
                .orElseThrow();
    }

    /// What a stage says of traces and errors reaches those who follow it, and opens nothing else.
    @Test
    void traces_and_errors_are_told_as_the_stage_says() {
        StageSettings stage =
                Stages.read(
                                "stages.yaml",
                                """
                                traced:
                                  region: eu-central-1
                                  traces: {ratio: 0.05, slowMillis: 250, lines: true}
                                  watch: {sentry: true}
                                """)
                        .getFirst();
        for (Resource function : Synthesis.resources(stage, "AWS::Lambda::Function")) {
            JsonNode told = function.properties().path("Environment").path("Variables");
            boolean billing =
                    function.properties()
                            .path("FunctionName")
                            .asText()
                            .equals(DeployedFunction.BILLING.name());
            assertThat(told.path(VariableNames.TRACE_RATIO).asText()).isEqualTo("0.05");
            assertThat(told.path(VariableNames.TRACE_LINES).asText()).isEqualTo("on");
            assertThat(told.path(VariableNames.TRACE_SLOW).asText())
                    .isEqualTo(billing ? "" : "250");
            assertThat(told.path(VariableNames.SENTRY_SECRET).asText())
                    .isEqualTo(billing ? "tonearm/traced/sentry" : "");
        }
        assertThat(statements(stage, "tonearm-traced-billing"))
                .contains(":secret:tonearm/traced/sentry-??????");
        assertThat(statements(stage, "tonearm-traced-interactions")).doesNotContain("secret");
        assertThat(Policies.of(Synthesis.stage("staging")).toString()).doesNotContain("sentry");
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void the_api_has_the_paths_of_the_functions_and_logs_nothing_secret(StageSettings stage) {
        List<String> paths = new ArrayList<>();
        for (DeployedFunction one :
                List.of(DeployedFunction.INTERACTIONS, DeployedFunction.BILLING)) {
            for (String path : one.routes()) {
                boolean sold = stage.selling() || !path.equals(DeployedFunction.STRIPE);
                if (sold) paths.add("POST " + path);
            }
        }
        assertThat(Synthesis.resources(stage, "AWS::ApiGatewayV2::Route"))
                .extracting(route -> route.properties().path("RouteKey").asText())
                .containsExactlyInAnyOrderElementsOf(paths);
        Resource live = Synthesis.resources(stage, "AWS::ApiGatewayV2::Stage").getFirst();
        assertThat(live.properties().path("AccessLogSettings").path("Format").asText())
                .contains("$context.status")
                .doesNotContain("header", "body", "path", "query", "sourceIp", "userAgent");
        JsonNode limits = live.properties().path("RouteSettings");
        for (String path : paths) {
            assertThat(limits.path(path).path("ThrottlingRateLimit").asInt()).isPositive();
            assertThat(limits.path(path).path("ThrottlingBurstLimit").asInt()).isPositive();
        }
        assertThat(limits.path("POST /interactions").path("ThrottlingRateLimit").asInt())
                .isEqualTo(stage.edge().rate());
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void what_lambda_brings_comes_again_item_by_item(StageSettings stage)
            throws JsonProcessingException {
        List<Resource> sources = Synthesis.resources(stage, "AWS::Lambda::EventSourceMapping");
        assertThat(sources)
                .hasSize(3)
                .allMatch(source ->
                        source.properties()
                                .path("FunctionResponseTypes")
                                .toString()
                                .contains("ReportBatchItemFailures"));
        JsonNode stream = new ObjectMapper().readTree(EventWiring.text()).path("stream");
        JsonNode changes =
                sources.stream()
                        .map(Resource::properties)
                        .filter(one -> one.has("StartingPosition"))
                        .findFirst()
                        .orElseThrow();
        assertThat(changes.path("BatchSize")).isEqualTo(stream.path("batch"));
        assertThat(changes.path("StartingPosition")).isEqualTo(stream.path("start"));
        assertThat(changes.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(changes.path("FilterCriteria").path("Filters").get(0).path("Pattern").asText())
                .isEqualTo(stream.path("filters").get(0).toString());
        assertThat(changes.path("DestinationConfig").toString())
                .contains(stream.path("deadLetters").asText());
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void functions_are_as_large_and_as_patient_as_here(StageSettings stage) {
        for (Resource function : Synthesis.resources(stage, "AWS::Lambda::Function")) {
            boolean billing =
                    function.properties()
                            .path("FunctionName")
                            .asText()
                            .equals(DeployedFunction.BILLING.name());
            DeployedFunction shape =
                    billing ? DeployedFunction.BILLING : DeployedFunction.INTERACTIONS;
            assertThat(function.properties().path("Timeout").asLong())
                    .isEqualTo(shape.timeout().toSeconds());
            assertThat(function.properties().path("Handler").asText()).isEqualTo(shape.handler());
            assertThat(function.properties().path("MemorySize").asInt())
                    .isEqualTo(billing ? shape.memoryMb() : stage.edge().memory());
            if (!function.properties().path("Runtime").asText().startsWith("provided")) {
                assertThat(function.properties().path("SnapStart").path("ApplyOn").asText())
                        .isEqualTo("PublishedVersions");
            }
        }
    }

    private static String statements(StageSettings stage, String role) {
        return Policies.of(stage).getOrDefault(role, List.of()).toString();
    }

    @Test
    void code_that_was_not_built_is_named_with_what_to_do(@TempDir Path nowhere) {
        assertThatThrownBy(() -> Artefacts.built(nowhere).billing())
                .isInstanceOf(InvalidStagesException.class)
                .hasMessageContaining("billing-function/target/billing-function-java25.zip")
                .hasMessageContaining("./tonearm artefacts");
    }
}
