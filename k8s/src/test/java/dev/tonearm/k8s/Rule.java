package dev.tonearm.k8s;

import java.util.List;

/// Something that holds for what is deployed.
enum Rule {
    RESTRICTED,
    RESOURCES,
    IMAGES,
    SELECTORS,
    REFERENCES,
    PORTS,
    PROBES,
    ROLLOUTS,
    SCALING,
    QUOTA,
    VARIABLES,
    SERVER;

    /// What is against it, in sentences.
    List<String> findings(Manifests manifests) {
        return switch (this) {
            case RESTRICTED -> Restricted.findings(manifests);
            case RESOURCES -> Resources.findings(manifests);
            case IMAGES -> Images.findings(manifests);
            case SELECTORS -> Selectors.findings(manifests);
            case REFERENCES -> References.findings(manifests);
            case PORTS -> Ports.findings(manifests);
            case PROBES -> Probes.findings(manifests);
            case ROLLOUTS -> Rollouts.findings(manifests);
            case SCALING -> Scaling.findings(manifests);
            case QUOTA -> Quotas.findings(manifests);
            case VARIABLES -> WorkerVariables.findings(manifests);
            case SERVER -> ServerRules.findings(manifests);
        };
    }
}
