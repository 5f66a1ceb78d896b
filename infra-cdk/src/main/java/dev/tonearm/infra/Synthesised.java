package dev.tonearm.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.cli.Table;
import dev.tonearm.infra.function.Artefacts;
import dev.tonearm.infra.stage.InvalidStagesException;
import dev.tonearm.infra.stage.StageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The templates of a stage as they lie in a folder, and what the rules of security say of them.
///
/// @param templates in the order in which their stacks are deployed
/// @param findings a line each
public record Synthesised(StageSettings stage, List<Template> templates, List<String> findings) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A file that is in every folder of templates.
    private static final String MARK = "cdk.out";

    private static final String REPORT = "validation-report.json";
    private static final Set<String> FOUND = Set.of("aws:cdk:error", "aws:cdk:warning");

    public Synthesised {
        templates = List.copyOf(templates);
        findings = List.copyOf(findings);
    }

    /// A template.
    ///
    /// @param stack its stack's name
    /// @param file where it lies
    public record Template(String stack, Path file, JsonNode json) {}

    /// Makes them anew.
    ///
    /// @throws InvalidStagesException if the folder has something else in it, or the functions were
    ///   not built
    public static Synthesised make(StageSettings stage, Artefacts artefacts, Path folder)
            throws IOException {
        clear(folder);
        new StageApp(stage, artefacts, folder).synthesise();
        return read(stage, folder);
    }

    /// Reads what was made.
    static Synthesised read(StageSettings stage, Path folder) throws IOException {
        var templates = new ArrayList<Template>();
        var findings = new ArrayList<String>();
        JsonNode artifacts = read(folder, "manifest.json").get("artifacts");
        for (Map.Entry<String, JsonNode> one : artifacts.properties()) {
            JsonNode artifact = one.getValue();
            if (!artifact.path("type").asText().equals("aws:cloudformation:stack")) continue;
            JsonNode properties = artifact.get("properties");
            String file = properties.get("templateFile").asText();
            String stack = properties.path("stackName").asText(one.getKey());
            templates.add(new Template(stack, folder.resolve(file), read(folder, file)));
            findings.addAll(findings(artifact.path("metadata")));
            String more = artifact.path("additionalMetadataFile").asText();
            if (!more.isEmpty()) findings.addAll(findings(read(folder, more)));
        }
        findings.addAll(violations(folder));
        return new Synthesised(stage, templates, findings);
    }

    /// CDK itself ends with 0 whatever its rules found; they only stand beside the templates.
    private static List<String> findings(JsonNode metadata) {
        var findings = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> place : metadata.properties()) {
            for (JsonNode one : place.getValue()) {
                if (!FOUND.contains(one.path("type").asText())) continue;
                findings.add(place.getKey() + ": " + one.path("data").asText().strip());
            }
        }
        return findings;
    }

    /// What CDK's own look at the templates says: properties that CloudFormation does not know, and
    /// what else it would refuse.
    private static List<String> violations(Path folder) throws IOException {
        var violations = new ArrayList<String>();
        if (!Files.exists(folder.resolve(REPORT))) return violations;
        for (JsonNode report : read(folder, REPORT).path("pluginReports")) {
            for (JsonNode one : report.path("violations")) {
                String where = one.at("/violatingConstructs/0/constructPath").asText();
                violations.add(
                        "/%s: %s: %s"
                                .formatted(
                                        where,
                                        one.path("ruleName").asText(),
                                        one.path("description").asText()));
            }
        }
        return violations;
    }

    /// For people.
    String table() {
        var table = new Table("stage " + stage.name(), "resources", "KB", "template");
        for (Template template : templates) {
            table.row(
                    template.stack,
                    String.valueOf(template.json.path("Resources").size()),
                    String.valueOf(template.file.toFile().length() / 1_024),
                    shown(template.file));
        }
        return table.toString();
    }

    /// A file as somebody would type it who stands here.
    static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = file.toAbsolutePath().normalize();
        return (whole.startsWith(here) ? here.relativize(whole) : whole).toString();
    }

    private static JsonNode read(Path folder, String file) throws IOException {
        return JSON.readTree(folder.resolve(file).toFile());
    }

    /// Takes away what was made before, and nothing else.
    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.sorted(Comparator.reverseOrder()).toList();
            if (files.size() > 1 && !Files.exists(folder.resolve(MARK))) {
                throw new InvalidStagesException(
                        List.of(
                                shown(folder)
                                        + " has something in it that is no template; --out names another folder"));
            }
            for (Path one : files) Files.delete(one);
        }
    }
}
