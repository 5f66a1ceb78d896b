package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever selects something selects something, and nobody is forgotten.
final class Selectors {
    private Selectors() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        List<Workload> workloads = Workload.of(manifests);
        for (Workload workload : workloads) {
            var selector = workload.deployment().getSpec().getSelector();
            findings.unless(
                    Labels.match(selector, workload.labels()),
                    "%s does not select its own pods",
                    workload.name());
            for (TopologySpreadConstraint spread : workload.pod().getTopologySpreadConstraints()) {
                findings.unless(
                        Labels.match(spread.getLabelSelector(), workload.labels()),
                        "%s is not spread by %s: that counts other pods",
                        workload.name(),
                        spread.getTopologyKey());
            }
            findings.unless(
                    Stream.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")
                            .allMatch(key ->
                                    workload.pod().getTopologySpreadConstraints().stream()
                                            .anyMatch(it -> it.getTopologyKey().equals(key))),
                    "%s may be on one machine, or in one zone",
                    workload.name());
        }
        for (Service service : manifests.all(Service.class)) {
            Map<String, String> wanted =
                    Objects.requireNonNullElse(service.getSpec().getSelector(), Map.of());
            findings.unless(
                    !wanted.isEmpty()
                            && workloads.stream()
                                    .anyMatch(it ->
                                            it.labels().entrySet().containsAll(wanted.entrySet())),
                    "service %s names no pod",
                    service.getMetadata().getName());
        }
        budgets(manifests, workloads, findings);
        policies(manifests, workloads, findings);
        for (ObjectNode monitor : manifests.all("ServiceMonitor")) {
            monitor(monitor, manifests.all(Service.class), findings);
        }
        return findings.sentences();
    }

    private static void budgets(Manifests manifests, List<Workload> workloads, Findings findings) {
        List<PodDisruptionBudget> budgets = manifests.all(PodDisruptionBudget.class);
        for (PodDisruptionBudget budget : budgets) {
            findings.unless(
                    selects(budget.getSpec().getSelector(), workloads),
                    "disruption budget %s is for no pod",
                    budget.getMetadata().getName());
        }
        for (Workload workload : workloads) {
            long own =
                    budgets.stream()
                            .filter(it ->
                                    Labels.match(it.getSpec().getSelector(), workload.labels()))
                            .count();
            // Kubernetes refuses to evict a pod that two budgets claim.
            findings.unless(
                    own == 1, "%s has %d disruption budgets, not one", workload.name(), own);
        }
    }

    private static void policies(Manifests manifests, List<Workload> workloads, Findings findings) {
        List<NetworkPolicy> policies = manifests.all(NetworkPolicy.class);
        for (NetworkPolicy policy : policies) {
            String name = policy.getMetadata().getName();
            findings.unless(
                    selects(policy.getSpec().getPodSelector(), workloads),
                    "network policy %s is for no pod",
                    name);
            Stream.concat(
                            policy.getSpec().getIngress().stream()
                                    .flatMap(it -> it.getFrom().stream()),
                            policy.getSpec().getEgress().stream()
                                    .flatMap(it -> it.getTo().stream()))
                    .filter(peer ->
                            peer.getPodSelector() != null && peer.getNamespaceSelector() == null)
                    .map(NetworkPolicyPeer::getPodSelector)
                    .forEach(peer ->
                            findings.unless(
                                    selects(peer, workloads),
                                    "network policy %s lets pods in or out that there are not: %s",
                                    name,
                                    peer.getMatchLabels()));
        }
        findings.unless(
                policies.stream().anyMatch(Selectors::refusesAll),
                "no network policy refuses what no other one allows");
    }

    private static boolean refusesAll(NetworkPolicy policy) {
        var spec = policy.getSpec();
        return Labels.match(spec.getPodSelector(), Map.of())
                && spec.getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                && spec.getIngress().isEmpty()
                && spec.getEgress().isEmpty();
    }

    private static void monitor(ObjectNode monitor, List<Service> services, Findings findings) {
        String name = Manifests.name(monitor);
        var selector =
                StrictYaml.as(
                        LabelSelector.class, (ObjectNode) monitor.path("spec").path("selector"));
        List<Service> selected =
                services.stream()
                        .filter(it ->
                                Labels.match(
                                        selector,
                                        Objects.requireNonNullElse(
                                                it.getMetadata().getLabels(), Map.of())))
                        .toList();
        findings.unless(
                selected.size() == 1, "monitor %s reads %d services", name, selected.size());
        for (JsonNode endpoint : monitor.path("spec").path("endpoints")) {
            String port = endpoint.path("port").asString();
            findings.unless(
                    selected.stream()
                            .flatMap(it -> it.getSpec().getPorts().stream())
                            .anyMatch(it -> port.equals(it.getName())),
                    "monitor %s reads port %s, which its service has not",
                    name,
                    port);
        }
        findings.unless(
                !monitor.path("spec").path("endpoints").isEmpty(),
                "monitor %s reads nothing",
                name);
    }

    private static boolean selects(LabelSelector selector, List<Workload> workloads) {
        return workloads.stream().anyMatch(it -> Labels.match(selector, it.labels()));
    }
}
