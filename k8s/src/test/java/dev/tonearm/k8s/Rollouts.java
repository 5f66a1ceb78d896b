package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Objects;

/// Who goes is followed first, has the time to hand over, and does not go beside another.
final class Rollouts {
    /// What a process takes to end when everything is handed over.
    private static final int END = 10;

    /// Workers read within ten seconds that a node goes, and move 64 players at a time.
    private static final int MOVES = 60;

    private Rollouts() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        for (Workload workload : Workload.of(manifests)) {
            String name = workload.name();
            findings.unless(
                    workload.isRolling() && workload.unavailable() == 0 && workload.surge() == 1,
                    "%s: a new version is not one more before one less",
                    name);
            findings.unless(
                    workload.readyFor() > workload.grace(),
                    "%s: the next pod may go %d s after one that takes up to %d s",
                    name,
                    workload.readyFor(),
                    workload.grace());
            long deadline =
                    Objects.requireNonNullElse(
                            workload.deployment().getSpec().getProgressDeadlineSeconds(), 600);
            for (Container container : workload.pod().getContainers()) {
                findings.unless(
                        deadline > workload.readyFor() + starts(container.getStartupProbe()),
                        "%s: a rollout is given up before a pod can have counted",
                        name);
                findings.unless(
                        Workload.waitsFor(container) >= MOVES || !name.equals("lavalink"),
                        "%s ends before its players are elsewhere",
                        name);
                findings.unless(
                        Workload.waitsFor(container) + END <= workload.grace(),
                        "%s waits %d s of the %d s that it has to end",
                        name,
                        Workload.waitsFor(container),
                        workload.grace());
            }
            long drain = WorkerVariables.drain(manifests, workload);
            findings.unless(
                    drain + END <= workload.grace(),
                    "%s hands over for up to %d s and is killed after %d",
                    name,
                    drain,
                    workload.grace());
            budget(manifests, workload, findings);
        }
        return findings.sentences();
    }

    private static int starts(Probe probe) {
        if (probe == null) return 0;
        return Objects.requireNonNullElse(probe.getPeriodSeconds(), 10)
                * Objects.requireNonNullElse(probe.getFailureThreshold(), 3);
    }

    /// A machine can always be emptied, and takes one pod at a time with it.
    private static void budget(Manifests manifests, Workload workload, Findings findings) {
        for (PodDisruptionBudget budget : manifests.all(PodDisruptionBudget.class)) {
            if (!Labels.match(budget.getSpec().getSelector(), workload.labels())) continue;
            IntOrString most = budget.getSpec().getMaxUnavailable();
            IntOrString least = budget.getSpec().getMinAvailable();
            int gone =
                    most != null && most.getIntVal() != null
                            ? most.getIntVal()
                            : least != null && least.getIntVal() != null
                                    ? workload.least() - least.getIntVal()
                                    : -1;
            findings.unless(gone >= 1, "%s: no machine with it can be emptied", workload.name());
            findings.unless(gone <= 1, "%s: %d may go at once", workload.name(), gone);
            findings.unless(
                    "AlwaysAllow".equals(budget.getSpec().getUnhealthyPodEvictionPolicy()),
                    "%s: a pod that is not ready keeps its machine from being emptied",
                    workload.name());
        }
    }
}
