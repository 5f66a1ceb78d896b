package dev.tonearm.artefacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is in the image, as CycloneDX has it: the worker's libraries, as its build wrote them down,
/// and beside them the Java and the Debian packages below.
final class Sbom {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sbom() {}

    /// @param libraries the bill of the worker's build
    static String of(Path libraries, List<DebianPackage> packages) {
        if (!Files.exists(libraries)) {
            throw new ArtefactException(libraries + " is not there: ./tonearm artefacts builds it");
        }
        try {
            JsonNode bill = JSON.readTree(Folders.read(libraries));
            if (!(bill.get("components") instanceof ArrayNode components)) {
                throw new ArtefactException(libraries + " is no bill of materials");
            }
            components.add(java());
            packages.forEach(part -> components.add(debian(part)));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n";
        } catch (JsonProcessingException e) {
            throw new ArtefactException(libraries + " cannot be read", e);
        }
    }

    private static ObjectNode java() {
        String version = Runtime.version().toString();
        ObjectNode java = component("application", "java-runtime", version);
        java.put("publisher", System.getProperty("java.vendor"));
        java.put("purl", "pkg:generic/openjdk@" + version.replace("+", "%2B"));
        licence(java, "GPL-2.0-with-classpath-exception");
        java.put("description", "of the JDK, the modules " + String.join(", ", Jre.MODULES));
        return java;
    }

    private static ObjectNode debian(DebianPackage part) {
        ObjectNode component = component("library", part.name(), part.version());
        component.put(
                "purl",
                "pkg:deb/debian/%s@%s?arch=%s"
                        .formatted(
                                part.name(),
                                part.version().replace("+", "%2B"),
                                part.architecture()));
        ObjectNode hash = component.putArray("hashes").addObject();
        hash.put("alg", "SHA-256").put("content", part.sha256());
        return component;
    }

    private static ObjectNode component(String type, String name, String version) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("bom-ref", name + "@" + version)
                .put("name", name)
                .put("version", version);
    }

    private static void licence(ObjectNode component, String id) {
        component.putArray("licenses").addObject().putObject("license").put("id", id);
    }
}
