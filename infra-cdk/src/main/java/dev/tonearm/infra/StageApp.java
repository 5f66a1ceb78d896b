package dev.tonearm.infra;

import dev.tonearm.infra.data.DataStack;
import dev.tonearm.infra.fleet.FleetStack;
import dev.tonearm.infra.front.FrontStack;
import dev.tonearm.infra.function.Artefacts;
import dev.tonearm.infra.function.FunctionsStack;
import dev.tonearm.infra.messaging.MessagingStack;
import dev.tonearm.infra.observability.ObservabilityStack;
import dev.tonearm.infra.stage.StageSettings;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/// All stacks of a stage, and how they are tied together.
public final class StageApp {
    private final App app;

    /// @param artefacts the functions' code
    /// @param out the folder of the templates
    public StageApp(StageSettings stage, Artefacts artefacts, Path out) {
        this.app =
                new App(
                        AppProps.builder()
                                .outdir(out.toString())
                                .analyticsReporting(false)
                                .treeMetadata(false)
                                .build());
        var data = new DataStack(app, stage);
        var messaging = new MessagingStack(app, stage);
        var functions = new FunctionsStack(app, stage, artefacts);
        functions.addStackDependency(data);
        functions.addStackDependency(messaging);
        if (artefacts.areNone()) refuse(functions);
        if (stage.edge().front()) new FrontStack(app, stage).addStackDependency(functions);
        new FleetStack(app, stage);
        new ObservabilityStack(app, stage).addStackDependency(functions);
        judge(app);
    }

    /// Keeps a stack from being deployed: no value fits this parameter.
    private static void refuse(Stack madeWithoutCode) {
        var never =
                CfnParameter.Builder.create(madeWithoutCode, "MadeWithoutCode")
                        .description(
                                "./tonearm artefacts, then ./tonearm synth: there is no code in this")
                        .allowedPattern("[^\\s\\S]")
                        .build();
        // Or else CDK would warn that nobody refers to it.
        CfnOutput.Builder.create(madeWithoutCode, "Without")
                .value(never.getValueAsString())
                .build();
    }

    /// Lets the AWS Solutions rules look at everything. What they find lies beside the templates.
    static void judge(App app) {
        Aspects.of(app)
                .add(AwsSolutionsChecks.Builder.create().verbose(true).reports(false).build());
    }

    /// Writes the templates.
    public void synthesise() {
        app.synth();
    }
}
