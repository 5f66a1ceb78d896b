package dev.tonearm.infra.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.infra.Policies;
import dev.tonearm.infra.Synthesis;
import dev.tonearm.infra.Synthesis.Resource;
import dev.tonearm.infra.access.Part;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.Stages;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final StageSettings PODS = Synthesis.stage("production");
    private static final StageSettings NEW =
            made(
                    """
                    new:
                      region: eu-central-1
                      data: {kept: false}
                      edge: {artefact: provided, domain: bot.example.org, zone: Z0123456789ABC}
                      fleet: {identity: new-cluster, cluster: music}
                    """);
    private static final StageSettings ELSEWHERE =
            made(
                    """
                    else:
                      region: eu-central-1
                      data: {kept: false}
                      fleet: {identity: pod-identity, cluster: bots, namespace: music}
                    """);

    private static StageSettings made(String text) {
        return Stages.read("test.yaml", text).getFirst();
    }

    /// The names that the overlays of k8s/ have.
    @Test
    void service_accounts_get_their_roles_by_the_clusters_agent() {
        assertThat(Synthesis.resources(PODS, "AWS::EKS::PodIdentityAssociation"))
                .allMatch(tie -> tie.properties().path("ClusterName").asText().equals("tonearm"))
                .extracting(tie ->
                        tie.properties().path("Namespace").asText()
                                + "/"
                                + tie.properties().path("ServiceAccount").asText())
                .containsExactlyInAnyOrder(
                        "tonearm/voice-worker",
                        "tonearm/cloudwatch-exporter",
                        "external-secrets/external-secrets",
                        "keda/keda-operator");
        assertThat(trust(PODS, "tonearm-production-voice-worker"))
                .contains("pods.eks.amazonaws.com", "sts:TagSession", "aws:SourceAccount");
    }

    @Test
    void a_worker_may_do_what_the_table_says_and_no_more() {
        for (Part part : List.of(Part.WORKER, Part.SECRET_READER)) {
            Set<String> allowed = new TreeSet<>();
            for (JsonNode statement :
                    Policies.of(PODS)
                            .getOrDefault("tonearm-production-" + part.title(), List.of())) {
                allowed.addAll(Policies.texts(statement.path("Action")));
                assertThat(Policies.texts(statement.path("Resource"))).noneMatch("*"::equals);
            }
            assertThat(allowed)
                    .as(part.title())
                    .isEqualTo(
                            part.permissions().stream()
                                    .flatMap(one -> one.actions().stream())
                                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /// Figures are of no resource; it may look at them, which it does by two calls, and hear the
    /// account's alias, without which it warns a dozen times a minute.
    @Test
    void the_exporter_may_look_at_figures_and_at_nothing_else() {
        List<JsonNode> statements =
                Policies.of(PODS).getOrDefault("tonearm-production-exporter", List.of());
        assertThat(statements).hasSize(1);
        assertThat(Policies.texts(statements.getFirst().path("Action")))
                .containsExactlyInAnyOrder(
                        "cloudwatch:GetMetricData",
                        "cloudwatch:ListMetrics",
                        "iam:ListAccountAliases");
        assertThat(trust(PODS, "tonearm-production-exporter")).contains("pods.eks.amazonaws.com");
    }

    /// The role is of the worker alone, and the worker is where the stage says.
    @Test
    void only_the_account_of_that_name_gets_a_role() {
        assertThat(Synthesis.resources(ELSEWHERE, "AWS::EKS::PodIdentityAssociation"))
                .filteredOn(tie ->
                        tie.properties()
                                .path("ServiceAccount")
                                .asText()
                                .matches("voice-worker|cloudwatch-exporter"))
                .hasSize(2)
                .allMatch(tie -> tie.properties().path("Namespace").asText().equals("music"))
                .allMatch(tie -> tie.properties().path("ClusterName").asText().equals("bots"));
    }

    @Test
    void a_stage_can_make_its_cluster_before_what_is_tied_to_it() {
        Resource cluster = Synthesis.resources(NEW, "AWS::EKS::Cluster").getFirst();
        assertThat(cluster.properties().path("Name").asText()).isEqualTo("music");
        assertThat(cluster.properties().at("/AccessConfig/AuthenticationMode").asText())
                .isEqualTo("API");
        assertThat(cluster.properties().at("/Logging/ClusterLogging/EnabledTypes")).hasSize(5);
        assertThat(Synthesis.resources(NEW, "AWS::EKS::PodIdentityAssociation"))
                .hasSize(4)
                .allMatch(tie -> tie.json().path("DependsOn").toString().contains(cluster.id()));
        assertThat(Synthesis.of(NEW).findings()).isEmpty();
    }

    /// A name of the operator's own is the only one; a runtime of its own has no snapshot.
    @Test
    void what_a_stage_may_choose_besides_is_made() {
        assertThat(
                        Synthesis.resources(NEW, "AWS::ApiGatewayV2::Api")
                                .getFirst()
                                .properties()
                                .path("DisableExecuteApiEndpoint")
                                .asBoolean())
                .isTrue();
        assertThat(Synthesis.resources(NEW, "AWS::ApiGatewayV2::DomainName")).hasSize(1);
        assertThat(Synthesis.resources(NEW, "AWS::Lambda::Function"))
                .filteredOn(one -> one.properties().path("Runtime").asText().startsWith("provided"))
                .singleElement()
                .matches(one -> !one.properties().has("SnapStart"));
        assertThat(Synthesis.of(ELSEWHERE).findings()).isEmpty();
    }

    @Test
    void an_image_never_changes_under_its_tag() {
        for (StageSettings stage : List.of(PODS, NEW)) {
            JsonNode images =
                    Synthesis.resources(stage, "AWS::ECR::Repository").getFirst().properties();
            assertThat(images.path("RepositoryName").asText()).isEqualTo("tonearm/voice-worker");
            assertThat(images.path("ImageTagMutability").asText()).isEqualTo("IMMUTABLE");
            assertThat(images.at("/ImageScanningConfiguration/ScanOnPush").asBoolean()).isTrue();
        }
    }

    private static String trust(StageSettings stage, String role) {
        return Synthesis.resources(stage, "AWS::IAM::Role").stream()
                .filter(one -> one.properties().path("RoleName").asText().equals(role))
                .findFirst()
                .orElseThrow()
                .properties()
                .path("AssumeRolePolicyDocument")
                .toString();
    }
}
