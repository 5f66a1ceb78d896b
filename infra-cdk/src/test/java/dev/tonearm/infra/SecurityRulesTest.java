package dev.tonearm.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.infra.stage.StageSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.Queue;

class SecurityRulesTest {
    @PerStage
    void the_aws_solutions_rules_find_nothing(StageSettings stage) {
        assertThat(Synthesis.of(stage).findings()).isEmpty();
    }

    /// Or else it would be green for not having looked.
    @Test
    void what_they_find_is_seen(@TempDir Path folder) throws IOException {
        StageSettings stage = Synthesis.stage("small");
        Synthesis.of(stage);
        var app =
                new App(
                        AppProps.builder()
                                .outdir(folder.toString())
                                .analyticsReporting(false)
                                .build());
        var stack = new Stack(app, "careless");
        new Queue(stack, "Queue");
        CfnParameter.Builder.create(stack, "Unused").build();
        StageApp.judge(app);
        app.synth();

        assertThat(Synthesised.read(stage, folder).findings())
                .anyMatch(found ->
                        found.startsWith(
                                "/careless/Queue/Resource: AwsSolutions-SQS3: The SQS queue"))
                .anyMatch(found -> found.contains("AwsSolutions-SQS4"))
                .anyMatch(found -> found.startsWith("/careless: W2001: Parameters/Unused"));
    }
}
