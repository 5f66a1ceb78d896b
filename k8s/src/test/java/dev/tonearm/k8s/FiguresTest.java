package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.metric.WorkerMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whoever is scaled by a figure is scaled by one that workers have.
class FiguresTest {
    private static final Pattern FIGURE = Pattern.compile("tonearm_[a-z_]+");

    private static List<String> queries() {
        List<String> queries = new ArrayList<>();
        for (Overlay overlay : List.of(Overlay.STAGING, Overlay.PRODUCTION)) {
            for (ObjectNode scaled : overlay.manifests().all("ScaledObject")) {
                for (JsonNode trigger : scaled.path("spec").path("triggers")) {
                    String query = trigger.path("metadata").path("query").asString("");
                    if (!query.isEmpty()) queries.add(query);
                }
            }
        }
        return queries;
    }

    @Test
    void each_figure_is_one_of_a_workers() {
        Set<String> figures =
                Stream.of(WorkerMetric.values())
                        .flatMap(metric -> metric.series().stream())
                        .collect(Collectors.toSet());
        Set<String> asked = new TreeSet<>();
        queries().forEach(it -> FIGURE.matcher(it).results().forEach(f -> asked.add(f.group())));

        assertThat(asked).isNotEmpty();
        assertThat(figures).containsAll(asked);
    }

    @Test
    void only_the_own_namespaces_players_count() {
        assertThat(queries()).isNotEmpty().allMatch(it -> it.contains("{namespace=\"tonearm\"}"));
    }
}
