package dev.tonearm.k8s;

import dev.tonearm.core.environment.Deployable;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.worker.WorkerSettings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a worker is told is what it asks for, and its own code takes it.
final class WorkerVariables {
    static final String WORKER = "voice-worker";

    /// What a secret or a pod's own description would be.
    private static final String UNSEEN = "unseen";

    /// The JVM's and the AWS SDK's own.
    private static final Set<String> OTHERS = Set.of("AWS_REGION", "JAVA_TOOL_OPTIONS");

    private WorkerVariables() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        for (Workload workload : Workload.of(manifests)) {
            if (!workload.name().equals(WORKER)) continue;
            Map<String, String> said = environment(manifests, workload);
            Set<String> known = new HashSet<>(Deployable.WORKER.all());
            known.addAll(OTHERS);
            for (String name : said.keySet()) {
                findings.unless(known.contains(name), "the worker does not know %s", name);
                findings.unless(
                        !Deployable.WORKER.rehearsed().contains(name),
                        "%s is for rehearsals",
                        name);
            }
            findings.unless(
                    said.containsKey("AWS_REGION") || isToldBesides(workload),
                    "the worker is not told its region");
            // Where somebody else tells it more, what is missing here may be there.
            if (isToldBesides(workload)) continue;
            for (String name : Deployable.WORKER.always()) {
                findings.unless(said.containsKey(name), "the worker is not told %s", name);
            }
            try {
                var _ = WorkerSettings.read(said);
            } catch (WrongSettingsException wrong) {
                wrong.problems().forEach(problem -> findings.add("%s", problem));
            }
        }
        findings.unless(
                Workload.of(manifests).stream().anyMatch(it -> it.name().equals(WORKER)),
                "there is no worker");
        return findings.sentences();
    }

    /// Whether all of a secret is in its environment, whose names are not written here.
    private static boolean isToldBesides(Workload workload) {
        return workload.containers().stream()
                .flatMap(it -> it.getEnvFrom().stream())
                .anyMatch(it -> it.getSecretRef() != null);
    }

    /// What the containers of a workload find in their environment, as far as it is written.
    static Map<String, String> environment(Manifests manifests, Workload workload) {
        Map<String, String> environment = new HashMap<>();
        for (Container container : workload.containers()) {
            for (EnvFromSource from : container.getEnvFrom()) {
                Optional.ofNullable(from.getConfigMapRef())
                        .flatMap(it -> manifests.find(ConfigMap.class, it.getName()))
                        .ifPresent(it -> environment.putAll(it.getData()));
            }
            for (EnvVar variable : container.getEnv()) {
                environment.put(
                        variable.getName(),
                        variable.getValueFrom() == null ? variable.getValue() : UNSEEN);
            }
        }
        return environment;
    }

    /// Seconds for which it hands over; 0 for what is no worker.
    static long drain(Manifests manifests, Workload workload) {
        if (!workload.name().equals(WORKER)) return 0;
        var said =
                environment(manifests, workload).getOrDefault(VariableNames.DRAIN_SECONDS, "100");
        return Long.parseLong(said);
    }

    /// As the code reads it, or nothing if it is not said here.
    static Optional<Integer> partitions(Manifests manifests) {
        List<Integer> said = new ArrayList<>();
        for (Workload workload : Workload.of(manifests)) {
            String partitions = environment(manifests, workload).get(VariableNames.PARTITIONS);
            if (partitions != null) said.add(Integer.valueOf(partitions));
        }
        return said.stream().findFirst();
    }
}
