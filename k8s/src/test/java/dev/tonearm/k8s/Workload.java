package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Pods that are all alike, and how many there are of them.
///
/// @param scaled what KEDA is told about them, if it is told anything
record Workload(Deployment deployment, Optional<ObjectNode> scaled) {
    static List<Workload> of(Manifests manifests) {
        return manifests.all(Deployment.class).stream()
                .map(deployment ->
                        new Workload(
                                deployment,
                                manifests.all("ScaledObject").stream()
                                        .filter(it -> isTarget(it, deployment))
                                        .findAny()))
                .toList();
    }

    private static boolean isTarget(JsonNode scaled, Deployment deployment) {
        JsonNode target = scaled.path("spec").path("scaleTargetRef");
        return target.path("kind").asString("Deployment").equals("Deployment")
                && target.path("name").asString().equals(deployment.getMetadata().getName());
    }

    String name() {
        return deployment.getMetadata().getName();
    }

    PodSpec pod() {
        return deployment.getSpec().getTemplate().getSpec();
    }

    Map<String, String> labels() {
        return Objects.requireNonNullElse(
                deployment.getSpec().getTemplate().getMetadata().getLabels(), Map.of());
    }

    /// Those that begin a pod, too.
    List<Container> containers() {
        return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream())
                .toList();
    }

    boolean isRolling() {
        return Optional.ofNullable(deployment.getSpec().getStrategy())
                .map(DeploymentStrategy::getType)
                .orElse("RollingUpdate")
                .equals("RollingUpdate");
    }

    /// How many more there may be while a new version comes; 25 % is Kubernetes' own rule.
    int surge() {
        return isRolling() ? share(rolling(true), true) : 0;
    }

    int unavailable() {
        return isRolling() ? share(rolling(false), false) : most();
    }

    private IntOrString rolling(boolean surge) {
        return Optional.ofNullable(deployment.getSpec().getStrategy())
                .map(DeploymentStrategy::getRollingUpdate)
                .map(it -> surge ? it.getMaxSurge() : it.getMaxUnavailable())
                .orElse(new IntOrString("25%"));
    }

    private int share(IntOrString amount, boolean up) {
        if (amount.getIntVal() != null) return amount.getIntVal();
        double exact = Integer.parseInt(amount.getStrVal().replace("%", "")) * most() / 100.0;
        return (int) (up ? Math.ceil(exact) : Math.floor(exact));
    }

    /// The most that there are, besides those that come while others go.
    int most() {
        return scaled.map(it -> it.path("spec").path("maxReplicaCount").asInt(100))
                .orElseGet(this::replicas);
    }

    int least() {
        return scaled.map(it -> it.path("spec").path("minReplicaCount").asInt(0))
                .orElseGet(this::replicas);
    }

    private int replicas() {
        return Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    }

    long grace() {
        return Objects.requireNonNullElse(pod().getTerminationGracePeriodSeconds(), 30L);
    }

    int readyFor() {
        return Objects.requireNonNullElse(deployment.getSpec().getMinReadySeconds(), 0);
    }

    /// How long a container waits before it is told to end.
    static long waitsFor(Container container) {
        if (container.getLifecycle() == null || container.getLifecycle().getPreStop() == null) {
            return 0;
        }
        var sleep = container.getLifecycle().getPreStop().getSleep();
        return sleep == null ? 0 : sleep.getSeconds();
    }
}
