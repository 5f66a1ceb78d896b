package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The namespace has room for all that its own objects may become.
final class Quotas {
    private Quotas() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        Map<String, BigDecimal> wanted = wanted(manifests);
        List<ResourceQuota> quotas = manifests.all(ResourceQuota.class);
        findings.unless(quotas.size() == 1, "there are %d quotas", quotas.size());
        for (ResourceQuota quota : quotas) {
            Map<String, Quantity> hard = quota.getSpec().getHard();
            wanted.forEach((name, most) -> {
                if (!hard.containsKey(name)) {
                    findings.add("nobody bounds %s", name);
                    return;
                }
                BigDecimal room = Quantity.getAmountInBytes(hard.get(name));
                findings.unless(
                        room.compareTo(most) >= 0,
                        "a rollout wants %s of %s, and may have %s",
                        most.toPlainString(),
                        name,
                        room.toPlainString());
            });
            for (String closed : List.of("services.loadbalancers", "services.nodeports")) {
                findings.unless(
                        hard.containsKey(closed)
                                && Quantity.getAmountInBytes(hard.get(closed)).signum() == 0,
                        "somebody may open the namespace to the world: %s",
                        closed);
            }
        }
        for (LimitRange range : manifests.all(LimitRange.class)) {
            for (LimitRangeItem item : range.getSpec().getLimits()) {
                for (Workload workload : Workload.of(manifests)) {
                    limits(workload, item, findings);
                }
            }
        }
        return findings.sentences();
    }

    /// For each workload the most replicas, those that come before others go, and one that has not
    /// ended yet.
    private static Map<String, BigDecimal> wanted(Manifests manifests) {
        Map<String, BigDecimal> wanted = new HashMap<>();
        for (Workload workload : Workload.of(manifests)) {
            var pods = BigDecimal.valueOf(workload.most() + workload.surge() + 1L);
            wanted.merge("pods", pods, BigDecimal::add);
            for (Container container : workload.containers()) {
                for (String name : Resources.NAMES) {
                    wanted.merge(
                            "requests." + name,
                            pods.multiply(Resources.amount(Resources.requests(container), name)),
                            BigDecimal::add);
                    wanted.merge(
                            "limits." + name,
                            pods.multiply(Resources.amount(Resources.limits(container), name)),
                            BigDecimal::add);
                }
            }
        }
        return wanted;
    }

    private static void limits(Workload workload, LimitRangeItem item, Findings findings) {
        for (Container container : workload.containers()) {
            item.getMax()
                    .forEach((name, most) ->
                            findings.unless(
                                    Resources.amount(Resources.limits(container), name)
                                                    .compareTo(Quantity.getAmountInBytes(most))
                                            <= 0,
                                    "%s has a higher limit of %s than the namespace allows",
                                    workload.name(),
                                    name));
        }
    }
}
