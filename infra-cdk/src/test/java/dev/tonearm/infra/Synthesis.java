package dev.tonearm.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.infra.function.Artefacts;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.Stages;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/// The templates of all stages, made once for all tests of a JVM.
public final class Synthesis {
    private static final Map<String, Synthesised> MADE = new ConcurrentHashMap<>();
    private static final List<StageSettings> STAGES = Stages.read(Path.of("stages.yaml"));

    private Synthesis() {}

    /// A resource of a template.
    ///
    /// @param stack the name of its stack
    /// @param id its logical id
    public record Resource(String stack, String id, JsonNode json) {
        public String type() {
            return json.path("Type").asText();
        }

        public JsonNode properties() {
            return json.path("Properties");
        }

        @Override
        public String toString() {
            return stack + "/" + id;
        }
    }

    /// All stages of the file.
    public static Stream<StageSettings> stages() {
        return STAGES.stream();
    }

    /// The same for [PerStage], under their names.
    static Stream<Arguments> named() {
        return stages().map(stage -> Arguments.of(Named.of(stage.name(), stage)));
    }

    /// The stage of a name.
    public static StageSettings stage(String name) {
        return Stages.chosen(STAGES, List.of(name)).getFirst();
    }

    /// The templates of a stage.
    public static Synthesised of(StageSettings stage) {
        return MADE.computeIfAbsent(stage.name(), _ -> make(stage));
    }

    /// All resources of a stage.
    public static Stream<Resource> resources(StageSettings stage) {
        return of(stage).templates().stream()
                .flatMap(template ->
                        template.json().path("Resources").properties().stream()
                                .map(one ->
                                        new Resource(
                                                template.stack(), one.getKey(), one.getValue())));
    }

    /// All resources of a type in a stage.
    public static List<Resource> resources(StageSettings stage, String type) {
        return resources(stage).filter(one -> one.type().equals(type)).toList();
    }

    private static Synthesised make(StageSettings stage) {
        Assumptions.assumeTrue(
                nodeIsThere(), "CDK runs in Node, which is not here (https://nodejs.org)");
        try {
            return Synthesised.make(
                    stage,
                    Artefacts.none(Path.of("target")),
                    Path.of("target", "synthesis", stage.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean nodeIsThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Path.of(folder, "node").toFile().canExecute());
    }
}
