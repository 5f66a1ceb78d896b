package dev.tonearm.local.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What Prometheus reads, as it asks for it (`http_sd`). A part that is killed stays on the list:
/// that nobody answers there is what `up` says.
public final class Targets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Target> all = new CopyOnWriteArrayList<>();

    /// @param job what it is; in a cluster the name of its service
    /// @param instance which of them
    /// @param metrics where it shows its figures
    private record Target(String job, String instance, URI metrics) {}

    public void add(String job, String instance, URI metrics) {
        all.add(new Target(job, instance, metrics));
    }

    /// In the form of Prometheus' HTTP service discovery.
    ArrayNode json() {
        ArrayNode groups = JSON.createArrayNode();
        for (Target target : all) {
            var group = groups.addObject();
            group.putArray("targets").add(target.metrics.getAuthority());
            group.putObject("labels")
                    .put("job", target.job)
                    .put("instance", target.instance)
                    .put("__scheme__", target.metrics.getScheme())
                    .put("__metrics_path__", target.metrics.getPath());
        }
        return groups;
    }
}
