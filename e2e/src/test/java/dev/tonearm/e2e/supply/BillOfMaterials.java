package dev.tonearm.e2e.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What Maven says a module is delivered with: its `target/bom.json`, in CycloneDX's form.
record BillOfMaterials(String module, List<Component> components) {
    /// @param name `group:artifact`
    /// @param licences SPDX ids, or the name that the library gives its licence; any one of them
    ///   may be chosen
    record Component(String name, String artifact, String version, List<String> licences) {
        boolean isOurs() {
            return name.startsWith("dev.tonearm:");
        }

        @Override
        public String toString() {
            return name + " " + version + " " + licences;
        }
    }

    static BillOfMaterials of(String module) {
        Path file = home().resolve(module).resolve("target").resolve("bom.json");
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    file + " is not there: ./tonearm test writes it before it comes to e2e");
        }
        try {
            var components = new ArrayList<Component>();
            for (JsonNode one : new ObjectMapper().readTree(file.toFile()).path("components")) {
                String artifact = one.path("name").asText();
                components.add(
                        new Component(
                                one.path("group").asText() + ":" + artifact,
                                artifact,
                                one.path("version").asText(),
                                licences(one.path("licenses"))));
            }
            return new BillOfMaterials(module, List.copyOf(components));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The files of the artefact's `target/lib`.
    List<String> lib() {
        try (Stream<Path> files =
                Files.list(home().resolve(module).resolve("target").resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the lib of " + module, e);
        }
    }

    static Path home() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    private static List<String> licences(JsonNode all) {
        var licences = new ArrayList<String>();
        for (JsonNode one : all) {
            JsonNode licence = one.path("license");
            licences.add(
                    one.has("expression")
                            ? one.path("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText()));
        }
        return List.copyOf(licences);
    }
}
