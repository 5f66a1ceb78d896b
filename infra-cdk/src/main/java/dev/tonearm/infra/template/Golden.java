package dev.tonearm.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The templates of each stage as they were when somebody last looked at them: files in the
/// repository, one for each stack.
public final class Golden {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    private final Path folder;

    /// @param folder with a folder for each stage
    public Golden(Path folder) {
        this.folder = folder;
    }

    /// Where those of a stage are.
    public Path of(String stage) {
        return folder.resolve(stage);
    }

    /// The templates of a stage by the names of their stacks; none if nobody has looked at it yet.
    public Map<String, JsonNode> read(String stage) throws IOException {
        var templates = new TreeMap<String, JsonNode>();
        if (!Files.isDirectory(of(stage))) return templates;
        try (Stream<Path> files = Files.list(of(stage))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(ENDING)) continue;
                String stack = name.substring(0, name.length() - ENDING.length());
                templates.put(stack, JSON.readTree(file.toFile()));
            }
        }
        return templates;
    }

    /// Keeps templates instead of those that were there.
    public void write(String stage, Map<String, JsonNode> templates) throws IOException {
        Files.createDirectories(of(stage));
        for (String old : read(stage).keySet()) {
            if (!templates.containsKey(old)) Files.delete(of(stage).resolve(old + ENDING));
        }
        for (Map.Entry<String, JsonNode> one : templates.entrySet()) {
            Files.writeString(
                    of(stage).resolve(one.getKey() + ENDING), TemplateText.of(one.getValue()));
        }
    }
}
