package dev.tonearm.k8s;

import dev.tonearm.core.command.QueueNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// More come at once, fewer go slowly and one by one, and nobody who cannot be of use is started.
final class Scaling {
    private static final Pattern QUEUE = Pattern.compile("QueueName=\"([^\"]+)\"");

    /// CloudWatch takes no longer search.
    private static final int LONGEST_SEARCH = 1_024;

    /// Fewer must have been enough for so long.
    private static final int SECOND_THOUGHT = 600;

    private Scaling() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        for (Workload workload : Workload.of(manifests)) {
            workload.scaled()
                    .ifPresent(it -> scaled(workload, it.path("spec"), manifests, findings));
        }
        for (ObjectNode scaled : manifests.all("ScaledObject")) {
            findings.unless(
                    Workload.of(manifests).stream()
                            .anyMatch(it -> it.scaled().filter(scaled::equals).isPresent()),
                    "scaling %s is of nobody",
                    Manifests.name(scaled));
            for (JsonNode trigger : scaled.path("spec").path("triggers")) {
                queues(trigger.path("metadata"), manifests, findings);
            }
        }
        return findings.sentences();
    }

    private static void scaled(
            Workload workload, JsonNode spec, Manifests manifests, Findings findings) {
        String name = workload.name();
        findings.unless(
                workload.deployment().getSpec().getReplicas() == null,
                "%s: every apply undoes what KEDA decided",
                name);
        findings.unless(
                workload.least() >= 1 && workload.least() <= workload.most(),
                "%s: from %d to %d",
                name,
                workload.least(),
                workload.most());
        if (name.equals(WorkerVariables.WORKER)) {
            int partitions = WorkerVariables.partitions(manifests).orElse(0);
            findings.unless(
                    workload.most() <= partitions,
                    "%d workers would share %d partitions",
                    workload.most(),
                    partitions);
        }
        findings.unless(
                spec.path("fallback")
                        .path("behavior")
                        .asString("static")
                        .equals("currentReplicasIfHigher"),
                "%s: pods go because a figure is not to be had",
                name);
        findings.unless(
                spec.path("fallback").path("replicas").asInt(0) == workload.least(),
                "%s: without figures there are not as many as at least",
                name);
        JsonNode down =
                spec.path("advanced")
                        .path("horizontalPodAutoscalerConfig")
                        .path("behavior")
                        .path("scaleDown");
        findings.unless(
                down.path("stabilizationWindowSeconds").asInt(300) >= SECOND_THOUGHT,
                "%s: pods go and come with every lull",
                name);
        JsonNode policies = down.path("policies");
        boolean oneByOne = policies.size() == 1;
        for (JsonNode policy : policies) {
            oneByOne &=
                    policy.path("type").asString("").equals("Pods")
                            && policy.path("value").asInt(0) == 1
                            && policy.path("periodSeconds").asInt(0) > workload.grace();
        }
        findings.unless(oneByOne, "%s: two pods may go at once", name);
    }

    /// The queues of commands whose age is asked for are those of the partitions.
    private static void queues(JsonNode metadata, Manifests manifests, Findings findings) {
        String search = metadata.path("expression").asString("");
        if (search.isEmpty()) return;
        List<String> asked = new ArrayList<>();
        for (Matcher matcher = QUEUE.matcher(search); matcher.find(); ) {
            asked.add(matcher.group(1));
        }
        List<String> there = new ArrayList<>();
        for (int partition = 0;
                partition < WorkerVariables.partitions(manifests).orElse(0);
                partition++) {
            there.add(QueueNames.commands(partition));
        }
        findings.unless(asked.equals(there), "the age is asked of %s, not of %s", asked, there);
        findings.unless(
                search.length() <= LONGEST_SEARCH, "the search has %d characters", search.length());
    }
}
