package dev.tonearm.infra.function;

import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.infra.access.Arns;
import dev.tonearm.infra.access.Part;
import dev.tonearm.infra.access.PartRole;
import dev.tonearm.infra.function.DeployedVersion.Running;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.StageStack;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/// Both functions, the API before them and what Lambda brings them.
public final class FunctionsStack extends StageStack {
    public FunctionsStack(Construct scope, StageSettings stage, Artefacts artefacts) {
        super(scope, stage, "functions", "Tonearm: the functions and the way to them", false);
        var arns = new Arns(this, stage);
        var told = new FunctionEnvironment(stage, arns);
        var interactions =
                new DeployedVersion(
                        this,
                        stage,
                        Part.INTERACTIONS,
                        DeployedFunction.INTERACTIONS,
                        new Running(
                                stage.edge().artefact() == StageSettings.Artefact.PROVIDED,
                                stage.edge().memory(),
                                stage.edge().concurrency(),
                                told.interactions()),
                        artefacts.interactions(stage.edge()));
        var billing =
                new DeployedVersion(
                        this,
                        stage,
                        Part.BILLING,
                        DeployedFunction.BILLING,
                        new Running(false, DeployedFunction.BILLING.memoryMb(), 0, told.billing()),
                        artefacts.billing());
        var api = new HttpDoor(this, stage, List.of(interactions, billing));
        new Sources(this, arns, billing).bring(stage, EventWiring.shipped().stream());
        var handover = new Handover(this, stage);
        handover.of(interactions, "Interactions");
        handover.of(billing, "Billing");
        explain(interactions, billing);
        StringParameter.Builder.create(this, "ApiId")
                .parameterName(apiParameter(stage))
                .description("Tonearm's HTTP API, of which alarms are")
                .stringValue(api.id())
                .build();
        CfnOutput.Builder.create(this, "Address")
                .description(
                        stage.selling()
                                ? "What Discord and Stripe are told, with /interactions, /discord and /stripe"
                                : "What Discord is told, with /interactions and /discord")
                .value(address(api))
                .build();
    }

    /// The paths that lead to a function. Where nothing is paid for at Stripe, nobody comes from
    /// there.
    public static List<String> routes(StageSettings stage, DeployedFunction function) {
        return function.routes().stream()
                .filter(path -> stage.selling() || !path.equals(DeployedFunction.STRIPE))
                .toList();
    }

    /// Where the id of the API is kept, which nobody knows before it is made.
    public static String apiParameter(StageSettings stage) {
        return "/tonearm/" + stage.name() + "/api";
    }

    /// The name by which the API is called, where it has one: below the operator's if CloudFront
    /// has that.
    public static String apiDomain(StageSettings stage) {
        return stage.edge().front() ? "api." + stage.edge().domain() : stage.edge().domain();
    }

    private String address(HttpDoor api) {
        String domain = stage().edge().domain();
        return domain.isEmpty()
                ? "https://%s.execute-api.%s.%s".formatted(api.id(), getRegion(), getUrlSuffix())
                : "https://" + domain;
    }

    private static void explain(DeployedVersion interactions, DeployedVersion billing) {
        String traces = "X-Ray knows no resources: its actions are allowed on all or none.";
        PartRole.explained(interactions.role(), traces);
        PartRole.explained(
                billing.role(),
                traces,
                "A schedule is made for each server, so only the group and how names begin are known.",
                "The streams of a table are listed by no name; these are the table's own.");
    }
}
