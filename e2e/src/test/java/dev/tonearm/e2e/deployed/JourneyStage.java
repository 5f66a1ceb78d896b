package dev.tonearm.e2e.deployed;

import dev.tonearm.local.stack.Deployment;
import java.nio.file.Path;

/// The stage that journeys go through: the templates of `staging` as infra-cdk keeps them, whose
/// tests hold what is made against what is kept; and the roles of production's workers.
public final class JourneyStage {
    private static final Path TEMPLATES = Path.of("../infra-cdk/src/test/resources/golden");

    /// Workers have a role where there is a cluster.
    private static final Path WORKERS =
            TEMPLATES.resolve("production/tonearm-production-fleet.json");

    private JourneyStage() {}

    public static Template template() {
        return Template.in(TEMPLATES.resolve("staging")).with(WORKERS);
    }

    public static Deployment deployment() {
        return DeployedStage.of(template());
    }
}
