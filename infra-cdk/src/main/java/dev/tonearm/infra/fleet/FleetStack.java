package dev.tonearm.infra.fleet;

import dev.tonearm.infra.access.Part;
import dev.tonearm.infra.access.PartRole;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.StageStack;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/// Where the workers' image is kept, and who workers are at AWS; where it is asked for, the cluster
/// that they run in.
public final class FleetStack extends StageStack {
    /// Of the image, as Kubernetes is told.
    public static final String REPOSITORY = "tonearm/voice-worker";

    /// As many as anybody goes back to.
    private static final int IMAGES = 30;

    /// KEDA's own name, where its chart puts it.
    private static final ServiceAccount KEDA = new ServiceAccount("keda", "keda-operator");

    /// External Secrets' own name, where its chart puts it. It reads as itself: no pod would run as
    /// an account of ours, and the agent of EKS knows pods only.
    private static final ServiceAccount SECRETS =
            new ServiceAccount("external-secrets", "external-secrets");

    /// The name that k8s/ has for it.
    private static final String EXPORTER = "cloudwatch-exporter";

    private static final String FIGURES =
            "CloudWatch knows figures by no resource: all of them or none.";

    public FleetStack(Construct scope, StageSettings stage) {
        super(scope, stage, "fleet", "Tonearm: the workers' image and their roles", true);
        images();
        StageSettings.Fleet fleet = stage.fleet();
        if (fleet.identity() == StageSettings.Identity.NONE) return;
        var identity = new Identity(this, fleet);
        if (fleet.identity() == StageSettings.Identity.NEW_CLUSTER) {
            identity.after(Cluster.made(this, stage));
        }
        var worker = new ServiceAccount(fleet.namespace(), Part.WORKER.title());
        role(stage, identity, Part.WORKER, worker);
        role(stage, identity, Part.SECRET_READER, SECRETS);
        scaler(stage, identity);
        exporter(stage, identity);
    }

    private void images() {
        Repository.Builder.create(this, "Images")
                .repositoryName(REPOSITORY)
                .imageTagMutability(TagMutability.IMMUTABLE)
                .imageScanOnPush(true)
                .removalPolicy(removal())
                .emptyOnDelete(!stage().data().kept())
                .lifecycleRules(
                        List.of(
                                LifecycleRule.builder()
                                        .description("what no tag names")
                                        .tagStatus(TagStatus.UNTAGGED)
                                        .maxImageAge(Duration.days(7))
                                        .rulePriority(1)
                                        .build(),
                                LifecycleRule.builder()
                                        .description("releases that nobody goes back to")
                                        .tagStatus(TagStatus.ANY)
                                        .maxImageCount(IMAGES)
                                        .rulePriority(2)
                                        .build()))
                .build();
    }

    private void role(StageSettings stage, Identity identity, Part part, ServiceAccount account) {
        Role role = PartRole.made(this, stage, part, identity.agent());
        identity.tied(part.title(), account, role);
    }

    /// Counts players and waiting commands, and reads nothing of them.
    private void scaler(StageSettings stage, Identity identity) {
        reader(
                stage,
                identity,
                KEDA,
                new Reader("Keda", "keda", "KEDA", "which scales Tonearm's workers", FIGURES),
                "cloudwatch:GetMetricData");
    }

    /// Shows Prometheus what CloudWatch measures. It asks by names that it is told, not by tags. It
    /// asks for the account's alias as well, in each job of each minute, which cannot be turned off
    /// and is a warning in its log where it is refused; nobody looks at the answer.
    private void exporter(StageSettings stage, Identity identity) {
        reader(
                stage,
                identity,
                new ServiceAccount(stage.fleet().namespace(), EXPORTER),
                new Reader(
                        "Exporter",
                        "exporter",
                        "the exporter",
                        "which shows Prometheus what CloudWatch measures",
                        FIGURES + " IAM knows an account's alias by none either."),
                "cloudwatch:GetMetricData",
                "cloudwatch:ListMetrics",
                "iam:ListAccountAliases");
    }

    /// Who looks at figures.
    ///
    /// @param id in the template
    /// @param role behind the stage's name
    /// @param stars why what it may do is of no resource
    private record Reader(String id, String role, String called, String what, String stars) {}

    private void reader(
            StageSettings stage,
            Identity identity,
            ServiceAccount account,
            Reader reader,
            String... actions) {
        Role role =
                Role.Builder.create(this, reader.id() + "Role")
                        .roleName("tonearm-" + stage.name() + "-" + reader.role())
                        .description("What " + reader.called() + " may do, " + reader.what())
                        .assumedBy(identity.agent())
                        .build();
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .sid("Figures")
                        .effect(Effect.ALLOW)
                        .actions(List.of(actions))
                        .resources(List.of("*"))
                        .build());
        PartRole.explained(role, reader.stars());
        identity.tied(account.name(), account, role);
    }
}
