package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever names another object names one that is there.
final class References {
    private final Findings findings = new Findings();
    private final Manifests manifests;
    private final Map<String, Set<String>> settings = new HashMap<>();
    private final Map<String, Set<String>> secrets = new HashMap<>();

    private References(Manifests manifests) {
        this.manifests = manifests;
        for (ConfigMap map : manifests.all(ConfigMap.class)) {
            settings.put(map.getMetadata().getName(), map.getData().keySet());
        }
        for (ObjectNode secret : manifests.all("ExternalSecret")) {
            Set<String> keys = new HashSet<>();
            for (JsonNode one : secret.path("spec").path("data")) {
                keys.add(one.path("secretKey").asString());
            }
            String target = secret.path("spec").path("target").path("name").asString("");
            secrets.put(target.isEmpty() ? Manifests.name(secret) : target, keys);
        }
    }

    static List<String> findings(Manifests manifests) {
        return new References(manifests).look();
    }

    private List<String> look() {
        for (Workload workload : Workload.of(manifests)) pod(workload);
        for (ObjectNode secret : manifests.all("ExternalSecret")) {
            String store = secret.path("spec").path("secretStoreRef").path("name").asString("");
            known("SecretStore", store, "secret " + Manifests.name(secret));
        }
        for (ObjectNode store : manifests.all("SecretStore")) {
            JsonNode account =
                    store.path("spec")
                            .path("provider")
                            .path("aws")
                            .path("auth")
                            .path("jwt")
                            .path("serviceAccountRef");
            // Without one, External Secrets reads as itself.
            if (account.isMissingNode()) continue;
            known("ServiceAccount", account.path("name").asString(""), "secret store");
        }
        for (ObjectNode scaled : manifests.all("ScaledObject")) {
            JsonNode spec = scaled.path("spec");
            String by = "scaling of " + Manifests.name(scaled);
            known(
                    spec.path("scaleTargetRef").path("kind").asString("Deployment"),
                    spec.path("scaleTargetRef").path("name").asString(""),
                    by);
            for (JsonNode trigger : spec.path("triggers")) {
                if (trigger.has("authenticationRef")) {
                    known(
                            "TriggerAuthentication",
                            trigger.path("authenticationRef").path("name").asString(""),
                            by);
                }
            }
        }
        return findings.sentences();
    }

    private void known(String kind, String name, String by) {
        findings.unless(
                manifests.all(kind).stream().anyMatch(it -> Manifests.name(it).equals(name)),
                "%s: there is no %s %s",
                by,
                kind,
                name);
    }

    private void pod(Workload workload) {
        String name = workload.name();
        var pod = workload.pod();
        findings.unless(
                pod.getServiceAccountName() != null
                        && manifests
                                .find(ServiceAccount.class, pod.getServiceAccountName())
                                .isPresent(),
                "%s: there is no service account %s",
                name,
                pod.getServiceAccountName());
        findings.unless(
                pod.getPriorityClassName() != null
                        && manifests
                                .find(PriorityClass.class, pod.getPriorityClassName())
                                .isPresent(),
                "%s: there is no priority %s",
                name,
                pod.getPriorityClassName());
        for (Volume volume : pod.getVolumes()) {
            if (volume.getConfigMap() != null) {
                key(name, settings, "settings", volume.getConfigMap().getName(), "");
            }
            if (volume.getSecret() != null) {
                key(name, secrets, "secret", volume.getSecret().getSecretName(), "");
            }
        }
        for (Container container : workload.containers()) container(workload, container);
    }

    private void container(Workload workload, Container container) {
        String name = workload.name();
        for (EnvFromSource from : container.getEnvFrom()) {
            if (from.getConfigMapRef() != null) {
                key(name, settings, "settings", from.getConfigMapRef().getName(), "");
            }
            if (from.getSecretRef() != null) {
                key(name, secrets, "secret", from.getSecretRef().getName(), "");
            }
        }
        for (EnvVar variable : container.getEnv()) {
            var from = variable.getValueFrom();
            if (from == null) continue;
            if (from.getConfigMapKeyRef() != null) {
                var one = from.getConfigMapKeyRef();
                key(name, settings, "settings", one.getName(), one.getKey());
            }
            if (from.getSecretKeyRef() != null) {
                var one = from.getSecretKeyRef();
                key(name, secrets, "secret", one.getName(), one.getKey());
            }
        }
        for (VolumeMount mount : container.getVolumeMounts()) {
            Volume volume =
                    workload.pod().getVolumes().stream()
                            .filter(it -> it.getName().equals(mount.getName()))
                            .findAny()
                            .orElse(null);
            findings.unless(
                    volume != null, "%s mounts volume %s, which it has not", name, mount.getName());
            if (volume != null && volume.getConfigMap() != null && mount.getSubPath() != null) {
                key(
                        name,
                        settings,
                        "settings",
                        volume.getConfigMap().getName(),
                        mount.getSubPath());
            }
        }
        Set<String> mounted = new HashSet<>();
        container.getVolumeMounts().forEach(it -> mounted.add(it.getName()));
        for (Volume volume : workload.pod().getVolumes()) {
            findings.unless(
                    mounted.contains(volume.getName()),
                    "%s has a volume %s that nobody mounts",
                    name,
                    volume.getName());
        }
    }

    /// @param key empty for all of it
    private void key(
            String by, Map<String, Set<String>> from, String what, String name, String key) {
        Set<String> keys = from.get(name);
        findings.unless(keys != null, "%s: nobody makes the %s %s", by, what, name);
        findings.unless(
                keys == null || key.isEmpty() || keys.contains(key),
                "%s: the %s %s have no %s, but %s",
                by,
                what,
                name,
                key,
                Objects.requireNonNullElse(keys, Set.of()));
    }
}
