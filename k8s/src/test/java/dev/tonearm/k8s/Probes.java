package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.List;
import java.util.Objects;

/// A start takes its time, a restart is the last resort, and ready means ready.
final class Probes {
    /// A worker starts within seconds and a node within ten; a cold machine fetches its image.
    private static final int START = 60;

    /// A restart is heard: what is alive is given this long to say so.
    private static final int PATIENCE = 60;

    private Probes() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        for (Workload workload : Workload.of(manifests)) {
            for (Container container : workload.pod().getContainers()) {
                look(workload.name() + "/" + container.getName(), container, findings);
            }
        }
        return findings.sentences();
    }

    private static void look(String name, Container container, Findings findings) {
        Probe start = container.getStartupProbe();
        Probe alive = container.getLivenessProbe();
        Probe ready = container.getReadinessProbe();
        findings.unless(start != null, "%s may be ended before it has started", name);
        findings.unless(alive != null, "%s hangs for ever if it hangs", name);
        findings.unless(ready != null, "%s counts before it is ready", name);
        if (start != null) {
            findings.unless(
                    patience(start) >= START, "%s has %d s to start", name, patience(start));
        }
        if (alive != null) {
            findings.unless(
                    patience(alive) >= PATIENCE,
                    "%s is started again after %d s of silence",
                    name,
                    patience(alive));
        }
        // What waits for something outside is not helped by a restart.
        if (alive != null && alive.getHttpGet() != null) {
            findings.unless(
                    !Objects.toString(alive.getHttpGet().getPath()).contains("readiness"),
                    "%s is started again when others are away",
                    name);
        }
    }

    private static int patience(Probe probe) {
        return Objects.requireNonNullElse(probe.getPeriodSeconds(), 10)
                * Objects.requireNonNullElse(probe.getFailureThreshold(), 3);
    }
}
