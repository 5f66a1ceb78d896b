package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Volume;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What every container asks for, and the most that it gets.
final class Resources {
    static final String MEMORY = "memory";
    static final String DISK = "ephemeral-storage";
    static final List<String> NAMES = List.of("cpu", MEMORY, DISK);

    private Resources() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        for (Workload workload : Workload.of(manifests)) {
            BigDecimal disk = BigDecimal.ZERO;
            for (Container container : workload.containers()) {
                container(workload.name() + "/" + container.getName(), container, findings);
                disk = disk.add(amount(limits(container), DISK));
            }
            BigDecimal volumes = BigDecimal.ZERO;
            for (Volume volume : workload.pod().getVolumes()) {
                if (volume.getEmptyDir() == null) continue;
                Quantity size = volume.getEmptyDir().getSizeLimit();
                findings.unless(
                        size != null,
                        "%s: %s may fill its machine's disk",
                        workload.name(),
                        volume.getName());
                if (size != null) volumes = volumes.add(Quantity.getAmountInBytes(size));
            }
            findings.unless(
                    volumes.compareTo(disk) <= 0,
                    "%s: its volumes hold more than its limit of disk",
                    workload.name());
        }
        return findings.sentences();
    }

    private static void container(String name, Container container, Findings findings) {
        for (String resource : NAMES) {
            BigDecimal least = amount(requests(container), resource);
            BigDecimal most = amount(limits(container), resource);
            findings.unless(least.signum() > 0, "%s asks for no %s", name, resource);
            findings.unless(most.signum() > 0, "%s has no limit of %s", name, resource);
            findings.unless(
                    least.compareTo(most) <= 0, "%s asks for more %s than it gets", name, resource);
        }
        // A machine that is short of memory ends whoever has more than it asked for.
        findings.unless(
                amount(requests(container), MEMORY).compareTo(amount(limits(container), MEMORY))
                        == 0,
                "%s may be ended for memory that it was promised",
                name);
    }

    static Map<String, Quantity> requests(Container container) {
        return of(container).getRequests();
    }

    static Map<String, Quantity> limits(Container container) {
        return of(container).getLimits();
    }

    private static ResourceRequirements of(Container container) {
        return Objects.requireNonNullElseGet(container.getResources(), ResourceRequirements::new);
    }

    /// Cores or bytes; 0 for what is not said.
    static BigDecimal amount(Map<String, Quantity> amounts, String resource) {
        Quantity amount = amounts == null ? null : amounts.get(resource);
        return amount == null ? BigDecimal.ZERO : Quantity.getAmountInBytes(amount);
    }
}
