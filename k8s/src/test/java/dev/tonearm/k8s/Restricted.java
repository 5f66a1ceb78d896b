package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Kubernetes' restricted profile, and beyond it a root file system that nobody writes and no key
/// to the cluster.
final class Restricted {
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    private Restricted() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        for (Namespace namespace : manifests.all(Namespace.class)) {
            Map<String, String> labels =
                    Objects.requireNonNullElse(namespace.getMetadata().getLabels(), Map.of());
            findings.unless(
                    "restricted".equals(labels.get(ENFORCE)),
                    "the namespace lets in what is not restricted");
        }
        for (ServiceAccount account : manifests.all(ServiceAccount.class)) {
            findings.unless(
                    Boolean.FALSE.equals(account.getAutomountServiceAccountToken()),
                    "service account %s gives its pods a token of the cluster",
                    account.getMetadata().getName());
        }
        for (Workload workload : Workload.of(manifests)) {
            pod(workload, findings);
            for (Container container : workload.containers()) {
                container(workload, container, findings);
            }
        }
        return findings.sentences();
    }

    private static void pod(Workload workload, Findings findings) {
        PodSpec pod = workload.pod();
        String name = workload.name();
        findings.unless(!isTrue(pod.getHostNetwork()), "%s is in its machine's network", name);
        findings.unless(!isTrue(pod.getHostPID()), "%s sees its machine's processes", name);
        findings.unless(!isTrue(pod.getHostIPC()), "%s shares its machine's memory", name);
        findings.unless(!isTrue(pod.getShareProcessNamespace()), "%s shares its processes", name);
        findings.unless(
                Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
                "%s has a token of the cluster",
                name);
        findings.unless(
                Boolean.FALSE.equals(pod.getEnableServiceLinks()),
                "%s is told of every service in its environment",
                name);
        for (Volume volume : pod.getVolumes()) {
            findings.unless(
                    volume.getEmptyDir() != null
                            || volume.getConfigMap() != null
                            || volume.getSecret() != null,
                    "%s mounts something of its machine or of others: %s",
                    name,
                    volume.getName());
        }
    }

    private static void container(Workload workload, Container container, Findings findings) {
        String name = workload.name() + "/" + container.getName();
        var pod = Optional.ofNullable(workload.pod().getSecurityContext());
        var own = Optional.ofNullable(container.getSecurityContext());
        findings.unless(
                own.map(SecurityContext::getRunAsNonRoot)
                        .or(() -> pod.map(PodSecurityContext::getRunAsNonRoot))
                        .orElse(false),
                "%s may be root",
                name);
        findings.unless(
                own.map(SecurityContext::getRunAsUser)
                                .or(() -> pod.map(PodSecurityContext::getRunAsUser))
                                .orElse(0L)
                        > 0,
                "%s is root, or whoever its image says",
                name);
        findings.unless(
                own.map(SecurityContext::getSeccompProfile)
                        .or(() -> pod.map(PodSecurityContext::getSeccompProfile))
                        .filter(it -> "RuntimeDefault".equals(it.getType()))
                        .isPresent(),
                "%s may make every call of the kernel",
                name);
        findings.unless(
                own.map(SecurityContext::getAllowPrivilegeEscalation).equals(Optional.of(false)),
                "%s may gain privileges",
                name);
        findings.unless(
                !own.map(SecurityContext::getPrivileged).orElse(false), "%s is privileged", name);
        findings.unless(
                own.map(SecurityContext::getReadOnlyRootFilesystem).orElse(false),
                "%s may write its root file system",
                name);
        var capabilities = own.map(SecurityContext::getCapabilities);
        findings.unless(
                capabilities.map(it -> it.getDrop().contains("ALL")).orElse(false),
                "%s keeps capabilities",
                name);
        findings.unless(
                capabilities.map(it -> it.getAdd().isEmpty()).orElse(true),
                "%s gains capabilities",
                name);
        findings.unless(
                container.getPorts().stream().allMatch(it -> it.getHostPort() == null),
                "%s takes a port of its machine",
                name);
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
