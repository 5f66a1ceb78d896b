package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The objects of an overlay: as they are written, and as Kubernetes' own types.
///
/// @param objects all of them
/// @param typed those that Kubernetes itself knows
record Manifests(List<ObjectNode> objects, List<HasMetadata> typed) {
    /// Every kind that the rules know how to judge. Another one is a finding, until they do.
    private static final Map<String, Class<? extends HasMetadata>> KINDS =
            Map.of(
                    "v1 Namespace", Namespace.class,
                    "v1 ServiceAccount", ServiceAccount.class,
                    "v1 ConfigMap", ConfigMap.class,
                    "v1 Service", Service.class,
                    "v1 ResourceQuota", ResourceQuota.class,
                    "v1 LimitRange", LimitRange.class,
                    "apps/v1 Deployment", Deployment.class,
                    "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
                    "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
                    "scheduling.k8s.io/v1 PriorityClass", PriorityClass.class);

    private static final Set<String> EXTENSIONS =
            Set.of(
                    "keda.sh/v1alpha1 ScaledObject",
                    "keda.sh/v1alpha1 TriggerAuthentication",
                    "external-secrets.io/v1 SecretStore",
                    "external-secrets.io/v1 ExternalSecret",
                    "monitoring.coreos.com/v1 ServiceMonitor",
                    "monitoring.coreos.com/v1 PrometheusRule");

    /// @throws UnreadableException for what Kubernetes would not read, naming the object
    static Manifests of(String yaml) {
        return of(StrictYaml.documents(yaml));
    }

    private static Manifests of(List<ObjectNode> objects) {
        List<HasMetadata> typed = new ArrayList<>();
        for (ObjectNode object : objects) {
            String kind = object.path("apiVersion").asString() + " " + kind(object);
            Class<? extends HasMetadata> type = KINDS.get(kind);
            if (type != null) {
                typed.add(StrictYaml.as(type, object));
            } else if (!EXTENSIONS.contains(kind)) {
                throw new UnreadableException("no rule knows a " + kind);
            }
        }
        return new Manifests(List.copyOf(objects), List.copyOf(typed));
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return typed.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
        return all(type).stream().filter(it -> it.getMetadata().getName().equals(name)).findAny();
    }

    /// As they are written, also those of extensions.
    List<ObjectNode> all(String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind)).toList();
    }

    /// The same with one object changed, as somebody would by mistake. Names of generated objects
    /// are given without their hash.
    Manifests with(String kind, String name, Consumer<ObjectNode> change) {
        List<ObjectNode> changed = new ArrayList<>();
        int found = 0;
        for (ObjectNode object : objects) {
            ObjectNode copy = object.deepCopy();
            if (kind(copy).equals(kind)
                    && name(copy).replaceFirst("-[a-z0-9]{10}$", "").equals(name)) {
                change.accept(copy);
                found++;
            }
            if (!copy.isEmpty()) changed.add(copy);
        }
        if (found != 1) throw new IllegalArgumentException(found + " are " + kind + " " + name);
        return of(changed);
    }

    static String kind(JsonNode object) {
        return object.path("kind").asString();
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asString();
    }
}
