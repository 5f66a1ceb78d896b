package dev.tonearm.local.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `monitoring/dashboards`, as they are now: who changes one sees it at the next look.
final class DashboardFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    /// The order in which somebody looks; what is not named comes after it.
    private static final List<String> FIRST =
            List.of("overview", "services", "performance", "audio");

    private final Path folder;

    DashboardFiles(Path folder) {
        this.folder = folder;
    }

    /// Their names with their titles.
    ArrayNode list() {
        ArrayNode list = JSON.createArrayNode();
        for (String name : names()) {
            String title = read(name).map(it -> it.path("title").asText()).orElse(name);
            list.addObject().put("name", name).put("title", title.replaceFirst("^Tonearm: ", ""));
        }
        return list;
    }

    Optional<JsonNode> read(String name) {
        try {
            if (!names().contains(name)) return Optional.empty();
            return Optional.of(JSON.readTree(folder.resolve(name + ENDING).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the dashboard " + name, e);
        }
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted((one, other) ->
                            rank(one) == rank(other)
                                    ? one.compareTo(other)
                                    : Integer.compare(rank(one), rank(other)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list " + folder, e);
        }
    }

    private static int rank(String name) {
        int rank = FIRST.indexOf(name);
        return rank < 0 ? FIRST.size() : rank;
    }
}
