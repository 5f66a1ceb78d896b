package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a server refuses although its schemas allow it: the rules of Kubernetes' own validation
/// that concern kinds of ours.
final class ServerRules {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern VALUE =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern QUANTITY =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?");
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VARIABLE = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_PORT_NAME = 15;
    private static final int HIGHEST_PORT = 65_535;

    /// A higher one is the cluster's own.
    private static final int HIGHEST_PRIORITY = 1_000_000_000;

    private final Findings findings = new Findings();
    private final Manifests manifests;

    private ServerRules(Manifests manifests) {
        this.manifests = manifests;
    }

    static List<String> findings(Manifests manifests) {
        return new ServerRules(manifests).look();
    }

    private List<String> look() {
        names();
        for (ObjectNode object : manifests.objects()) metadata(object);
        for (Workload workload : Workload.of(manifests)) pods(workload);
        for (Service service : manifests.all(Service.class)) {
            var names = service.getSpec().getPorts().stream().map(ServicePort::getName).toList();
            once("service " + service.getMetadata().getName(), "port", names);
            for (ServicePort port : service.getSpec().getPorts()) number(port.getPort());
        }
        for (NetworkPolicy policy : manifests.all(NetworkPolicy.class)) policy(policy);
        for (ConfigMap map : manifests.all(ConfigMap.class)) {
            for (String key : map.getData().keySet()) {
                findings.unless(KEY.matcher(key).matches(), "no key of settings is %s", key);
            }
        }
        for (PriorityClass priority : manifests.all(PriorityClass.class)) {
            findings.unless(
                    priority.getValue() <= HIGHEST_PRIORITY,
                    "priority %s is the cluster's own",
                    priority.getMetadata().getName());
        }
        return findings.sentences();
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        for (ObjectNode object : manifests.objects()) {
            String name = Manifests.kind(object) + " " + Manifests.name(object);
            findings.unless(seen.add(name), "two objects are %s", name);
        }
        Set<String> spaces = new HashSet<>();
        manifests.all(Namespace.class).forEach(it -> spaces.add(it.getMetadata().getName()));
        for (ObjectNode object : manifests.objects()) {
            String in = object.path("metadata").path("namespace").asString("");
            boolean ofCluster =
                    Set.of("Namespace", "PriorityClass").contains(Manifests.kind(object));
            findings.unless(
                    ofCluster == in.isEmpty() && (ofCluster || spaces.contains(in)),
                    "%s %s is in namespace '%s'",
                    Manifests.kind(object),
                    Manifests.name(object),
                    in);
        }
    }

    private void metadata(ObjectNode object) {
        String name = Manifests.name(object);
        // A service is a name in DNS by itself, and so is a namespace.
        boolean isName = Set.of("Service", "Namespace").contains(Manifests.kind(object));
        findings.unless(
                name.length() <= LONGEST_NAME
                        && (isName ? LABEL : SUBDOMAIN).matcher(name).matches(),
                "no %s is called %s",
                Manifests.kind(object),
                name);
        JsonNode metadata = object.path("metadata");
        labels(name, metadata.path("labels"));
        labels(name, object.path("spec").path("template").path("metadata").path("labels"));
        for (String key : metadata.path("annotations").propertyNames()) {
            findings.unless(isKey(key), "%s: no annotation is called %s", name, key);
        }
    }

    private void labels(String name, JsonNode labels) {
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            findings.unless(
                    isKey(label.getKey()) && VALUE.matcher(label.getValue().asString("")).matches(),
                    "%s: no label is %s=%s",
                    name,
                    label.getKey(),
                    label.getValue());
        }
    }

    /// `name` or `domain/name`.
    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        return !name.isEmpty()
                && VALUE.matcher(name).matches()
                && (slash < 0 || SUBDOMAIN.matcher(key.substring(0, slash)).matches());
    }

    private void pods(Workload workload) {
        String name = workload.name();
        once(name, "container", workload.containers().stream().map(Container::getName).toList());
        once(name, "volume", workload.pod().getVolumes().stream().map(it -> it.getName()).toList());
        Map<Integer, String> ports = new HashMap<>();
        for (Container container : workload.containers()) {
            findings.unless(
                    LABEL.matcher(container.getName()).matches(),
                    "%s: no container is called %s",
                    name,
                    container.getName());
            once(name, "variable", container.getEnv().stream().map(EnvVar::getName).toList());
            for (EnvVar variable : container.getEnv()) {
                findings.unless(
                        VARIABLE.matcher(variable.getName()).matches()
                                && (variable.getValue() == null || variable.getValueFrom() == null),
                        "%s: no variable is %s",
                        name,
                        variable.getName());
            }
            once(
                    name,
                    "place of a volume",
                    container.getVolumeMounts().stream().map(VolumeMount::getMountPath).toList());
            for (ContainerPort port : container.getPorts()) {
                number(port.getContainerPort());
                String other = ports.put(port.getContainerPort(), port.getName());
                findings.unless(
                        other == null, "%s has port %d twice", name, port.getContainerPort());
                findings.unless(
                        port.getName() == null
                                || (port.getName().length() <= LONGEST_PORT_NAME
                                        && PORT_NAME.matcher(port.getName()).matches()),
                        "%s: no port is called %s",
                        name,
                        port.getName());
            }
            long waits = Workload.waitsFor(container);
            findings.unless(waits <= workload.grace(), "%s waits longer than it has to end", name);
            quantities(name, Resources.requests(container));
            quantities(name, Resources.limits(container));
        }
        findings.unless(
                workload.isRolling()
                        || workload.deployment().getSpec().getStrategy().getRollingUpdate() == null,
                "%s has the pace of another kind of rollout",
                name);
        findings.unless(
                !workload.isRolling() || workload.surge() + workload.unavailable() > 0,
                "%s could never be rolled out",
                name);
    }

    private void quantities(String name, Map<String, Quantity> quantities) {
        Objects.requireNonNullElse(quantities, Map.<String, Quantity>of())
                .forEach((resource, amount) ->
                        findings.unless(
                                QUANTITY.matcher(amount.toString()).matches(),
                                "%s: no amount of %s is %s",
                                name,
                                resource,
                                amount));
    }

    private void policy(NetworkPolicy policy) {
        String name = policy.getMetadata().getName();
        Stream.concat(
                        policy.getSpec().getIngress().stream().flatMap(it -> it.getFrom().stream()),
                        policy.getSpec().getEgress().stream().flatMap(it -> it.getTo().stream()))
                .forEach(peer -> peer(name, peer));
        Stream.concat(
                        policy.getSpec().getIngress().stream()
                                .flatMap(it -> it.getPorts().stream()),
                        policy.getSpec().getEgress().stream().flatMap(it -> it.getPorts().stream()))
                .forEach(port -> port(name, port));
    }

    private void peer(String name, NetworkPolicyPeer peer) {
        IPBlock block = peer.getIpBlock();
        if (block == null) return;
        findings.unless(
                peer.getPodSelector() == null && peer.getNamespaceSelector() == null,
                "network policy %s selects pods by their address",
                name);
        try {
            AddressRange whole = AddressRange.of(block.getCidr());
            for (String except : block.getExcept()) {
                findings.unless(
                        whole.isMoreThan(AddressRange.of(except)),
                        "network policy %s: %s is not a part of %s",
                        name,
                        except,
                        block.getCidr());
            }
        } catch (IllegalArgumentException e) {
            findings.add("network policy %s: %s", name, String.valueOf(e.getMessage()));
        }
    }

    private void port(String name, NetworkPolicyPort port) {
        findings.unless(
                port.getPort() != null && port.getPort().getIntVal() != null,
                "network policy %s names no number of a port",
                name);
        if (port.getPort() == null || port.getPort().getIntVal() == null) return;
        int first = port.getPort().getIntVal();
        number(first);
        if (port.getEndPort() == null) return;
        number(port.getEndPort());
        findings.unless(
                first <= port.getEndPort(),
                "network policy %s: ports from %d to %d",
                name,
                first,
                port.getEndPort());
    }

    private void number(int port) {
        findings.unless(port >= 1 && port <= HIGHEST_PORT, "no port is %d", port);
    }

    private void once(String by, String what, Collection<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            findings.unless(seen.add(name), "%s has the %s %s twice", by, what, name);
        }
    }
}
