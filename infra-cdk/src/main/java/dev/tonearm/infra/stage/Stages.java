package dev.tonearm.infra.stage;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// The file of all stages: `infra-cdk/stages.yaml`.
public final class Stages {
    private static final String NAME = "[a-z][a-z0-9-]{0,15}";

    private Stages() {}

    /// Reads the file.
    ///
    /// @return the stages in the file's order
    /// @throws InvalidStagesException with all that is wrong with it
    public static List<StageSettings> read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InvalidStagesException(
                    List.of(file + " is not there; --settings names another file"));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /// Reads a text.
    ///
    /// @param file how it is called in messages
    public static List<StageSettings> read(String file, String text) {
        var problems = new ArrayList<String>();
        var stages = new ArrayList<StageSettings>();
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new InvalidStagesException(
                    List.of("%s: line %d: no YAML: %s".formatted(file, line, e.getProblem())));
        }
        if (root == null) {
            throw new InvalidStagesException(List.of(file + ": empty; write a stage: staging:"));
        }
        var all = new YamlSection("", root, problems);
        for (String name : all.keys()) {
            YamlSection section = all.section(name);
            if (!name.matches(NAME)) {
                problems.add(
                        name
                                + ": the name of a stage is lower case, begins with a letter, and has"
                                + " at most 16 letters, digits and dashes");
            }
            stages.add(StageReader.read(name, section));
        }
        oneToAnAccountAndRegion(stages, problems);
        if (problems.isEmpty()) return List.copyOf(stages);
        throw new InvalidStagesException(
                problems.stream().map(problem -> file + ": " + problem).toList());
    }

    /// Some of the stages by their names; all of them if none is named.
    ///
    /// @throws InvalidStagesException if there is none of a name
    public static List<StageSettings> chosen(List<StageSettings> all, List<String> names) {
        if (names.isEmpty()) return all;
        var chosen = new ArrayList<StageSettings>();
        var problems = new ArrayList<String>();
        for (String name : names) {
            all.stream()
                    .filter(stage -> stage.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            chosen::add,
                            () ->
                                    problems.add(
                                            "there is no stage '%s'; there are %s"
                                                    .formatted(name, names(all))));
        }
        if (problems.isEmpty()) return List.copyOf(chosen);
        throw new InvalidStagesException(problems);
    }

    private static String names(List<StageSettings> all) {
        return all.stream().map(StageSettings::name).collect(Collectors.joining(", "));
    }

    private static void oneToAnAccountAndRegion(List<StageSettings> stages, List<String> problems) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (StageSettings stage : stages) {
            if (stage.account().isEmpty()) continue;
            String place = stage.account() + " in " + stage.region();
            String other = taken.putIfAbsent(place, stage.name());
            if (other == null) continue;
            problems.add(
                    "%s.account: %s has it already in this region, and names of tables and queues are there once; write another account or region"
                            .formatted(stage.name(), other));
        }
    }
}
