package dev.tonearm.infra;

import dev.tonearm.infra.data.DataStack;
import dev.tonearm.infra.messaging.MessagingStack;
import dev.tonearm.infra.stage.StageSettings;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;

/// All stacks of a stage, and how they are tied together.
public final class StageApp {
    private final App app;

    /// @param out the folder of the templates
    public StageApp(StageSettings stage, Path out) {
        this.app =
                new App(
                        AppProps.builder()
                                .outdir(out.toString())
                                .analyticsReporting(false)
                                .treeMetadata(false)
                                .build());
        new DataStack(app, stage);
        new MessagingStack(app, stage);
        Aspects.of(app)
                .add(AwsSolutionsChecks.Builder.create().verbose(true).reports(false).build());
    }

    /// Writes the templates.
    public void synthesise() {
        app.synth();
    }
}
