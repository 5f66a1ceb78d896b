package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Who listens, who asks and who is let through mean the same port.
final class Ports {
    private Ports() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        List<Workload> workloads = Workload.of(manifests);
        for (Workload workload : workloads) {
            for (Container container : workload.containers()) {
                probes(container)
                        .forEach(probe ->
                                findings.unless(
                                        probe.getHttpGet() != null
                                                && port(container, probe.getHttpGet().getPort())
                                                        .isPresent(),
                                        "%s is probed at a port that it has not",
                                        workload.name()));
            }
        }
        for (Service service : manifests.all(Service.class)) {
            for (var port : service.getSpec().getPorts()) {
                findings.unless(
                        workloads.stream()
                                .filter(it -> isOf(service, it))
                                .flatMap(it -> it.containers().stream())
                                .anyMatch(it -> port(it, port.getTargetPort()).isPresent()),
                        "service %s leads to a port that no pod has",
                        service.getMetadata().getName());
            }
        }
        for (NetworkPolicy policy : manifests.all(NetworkPolicy.class)) {
            policy(policy, workloads, findings);
        }
        worker(manifests, workloads, findings);
        nodes(manifests, workloads, findings);
        return findings.sentences();
    }

    private static Stream<Probe> probes(Container container) {
        return Stream.of(
                        Optional.ofNullable(container.getStartupProbe()),
                        Optional.ofNullable(container.getLivenessProbe()),
                        Optional.ofNullable(container.getReadinessProbe()))
                .flatMap(Optional::stream);
    }

    private static Optional<ContainerPort> port(Container container, IntOrString port) {
        return container.getPorts().stream()
                .filter(it ->
                        port.getIntVal() == null
                                ? port.getStrVal().equals(it.getName())
                                : port.getIntVal().equals(it.getContainerPort()))
                .findAny();
    }

    private static boolean isOf(Service service, Workload workload) {
        return workload.labels().entrySet().containsAll(service.getSpec().getSelector().entrySet());
    }

    private static void policy(NetworkPolicy policy, List<Workload> workloads, Findings findings) {
        List<Integer> listened =
                workloads.stream()
                        .filter(it -> Labels.match(policy.getSpec().getPodSelector(), it.labels()))
                        .flatMap(it -> it.containers().stream())
                        .flatMap(it -> it.getPorts().stream())
                        .map(ContainerPort::getContainerPort)
                        .toList();
        policy.getSpec().getIngress().stream()
                .flatMap(it -> it.getPorts().stream())
                .forEach(it ->
                        findings.unless(
                                listened.contains(it.getPort().getIntVal()),
                                "network policy %s lets port %s in, where nobody listens",
                                policy.getMetadata().getName(),
                                it.getPort().getIntVal()));
    }

    private static void worker(Manifests manifests, List<Workload> workloads, Findings findings) {
        for (Workload workload : workloads) {
            if (!workload.name().equals(WorkerVariables.WORKER)) continue;
            var environment = WorkerVariables.environment(manifests, workload);
            String said = environment.getOrDefault("TONEARM_HTTP_PORT", "8080");
            findings.unless(
                    workload.containers().stream()
                            .flatMap(it -> it.getPorts().stream())
                            .allMatch(it -> said.equals(String.valueOf(it.getContainerPort()))),
                    "the worker listens at %s, and its pod says otherwise",
                    said);
            String nodes = environment.getOrDefault("TONEARM_LAVALINK_NODES", "");
            if (nodes.startsWith("dns://")) dns(URI.create(nodes), manifests, findings);
        }
    }

    /// Workers look the nodes up by a service's name, which has to have an address for each.
    private static void dns(URI nodes, Manifests manifests, Findings findings) {
        Optional<Service> service =
                manifests.all(Service.class).stream()
                        .filter(it -> it.getMetadata().getName().equals(nodes.getHost()))
                        .findAny();
        findings.unless(service.isPresent(), "workers look for nodes at %s", nodes);
        if (service.isEmpty()) return;
        findings.unless(
                "None".equals(service.get().getSpec().getClusterIP()),
                "the nodes' name has one address for all of them");
        findings.unless(
                !Boolean.TRUE.equals(service.get().getSpec().getPublishNotReadyAddresses()),
                "the nodes' name keeps those that are about to end");
        findings.unless(
                service.get().getSpec().getPorts().stream()
                        .anyMatch(it -> it.getPort() == nodes.getPort()),
                "workers look for nodes at port %d",
                nodes.getPort());
    }

    private static void nodes(Manifests manifests, List<Workload> workloads, Findings findings) {
        for (ConfigMap map : manifests.all(ConfigMap.class)) {
            String file = map.getData().get("application.yml");
            if (file == null) continue;
            int said = StrictYaml.document(file).path("server").path("port").asInt(0);
            findings.unless(
                    workloads.stream()
                            .filter(it -> it.name().equals("lavalink"))
                            .flatMap(it -> it.containers().stream())
                            .flatMap(it -> it.getPorts().stream())
                            .allMatch(it -> Objects.equals(it.getContainerPort(), said)),
                    "nodes listen at %d, and their pods say otherwise",
                    said);
        }
    }
}
