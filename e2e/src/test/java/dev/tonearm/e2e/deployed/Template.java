package dev.tonearm.e2e.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The templates of a stage, read as CloudFormation reads them: references become names of an
/// account.
public final class Template {
    static final String ACCOUNT = "000000000000";

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What a kind of resource calls its name.
    private static final List<String> NAMES =
            List.of("QueueName", "TableName", "RoleName", "FunctionName", "Name", "LogGroupName");

    private final Map<String, JsonNode> resources = new HashMap<>();

    private Template() {}

    /// The templates of a folder.
    public static Template in(Path folder) {
        var all = new Template();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                all.add(JSON.readTree(file.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no templates in " + folder, e);
        }
        return all;
    }

    /// This and what is in another file.
    Template with(Path file) {
        var more = new Template();
        more.resources.putAll(resources);
        try {
            more.add(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("no template " + file, e);
        }
        return more;
    }

    private void add(JsonNode template) {
        template.path("Resources")
                .properties()
                .forEach(one -> resources.put(one.getKey(), one.getValue()));
    }

    /// The same without some resources.
    Template without(String type, String name) {
        var less = new Template();
        resources.forEach((id, resource) -> {
            if (!resource.path("Type").asText().equals(type) || !name(id).equals(name)) {
                less.resources.put(id, resource);
            }
        });
        return less;
    }

    /// The properties of all resources of a type.
    List<JsonNode> of(String type) {
        return resources.values().stream()
                .filter(one -> one.path("Type").asText().equals(type))
                .map(one -> one.path("Properties"))
                .toList();
    }

    /// The properties of the only resource of a type.
    JsonNode only(String type) {
        List<JsonNode> all = of(type);
        if (all.size() == 1) return all.getFirst();
        throw new IllegalStateException("the templates have " + all.size() + " of " + type);
    }

    /// A text with everything that it refers to.
    String text(JsonNode node) {
        if (node.isValueNode()) return node.asText();
        if (node.has("Ref")) return referred(node.get("Ref").asText());
        if (node.has("Fn::GetAtt")) {
            return "arn:aws:::" + ACCOUNT + ":" + name(node.get("Fn::GetAtt").get(0).asText());
        }
        if (node.has("Fn::Join")) {
            List<String> parts = new ArrayList<>();
            node.get("Fn::Join").get(1).forEach(part -> parts.add(text(part)));
            return String.join(node.get("Fn::Join").get(0).asText(), parts);
        }
        throw new IllegalArgumentException("cannot be read here: " + node);
    }

    /// The last word of an ARN: what things are called.
    String called(JsonNode arn) {
        String text = text(arn);
        return text.substring(Math.max(text.lastIndexOf(':'), text.lastIndexOf('/')) + 1);
    }

    private String referred(String id) {
        return switch (id) {
            case "AWS::AccountId" -> ACCOUNT;
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::Region" -> "us-east-1";
            default -> name(id);
        };
    }

    private String name(String id) {
        JsonNode properties = resources.getOrDefault(id, JSON.missingNode()).path("Properties");
        for (String name : NAMES) {
            if (properties.has(name)) return text(properties.get(name));
        }
        return id;
    }
}
