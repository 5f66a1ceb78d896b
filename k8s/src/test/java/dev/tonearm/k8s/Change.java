package dev.tonearm.k8s;

import java.util.function.Consumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What somebody does to an object by mistake.
///
/// @param path where, as in `/spec/ports/0/name`; a `-` at its end is a new place of a list
/// @param value what is there then, as JSON; empty for nothing
record Change(String path, String value) implements Consumer<ObjectNode> {
    static Change put(String path, String value) {
        return new Change(path, value);
    }

    static Change remove(String path) {
        return new Change(path, "");
    }

    /// All of it.
    static Change remove() {
        return new Change("", "");
    }

    @Override
    public void accept(ObjectNode object) {
        if (path.isEmpty()) {
            object.removeAll();
            return;
        }
        JsonPointer pointer = JsonPointer.compile(path);
        JsonNode parent = object.at(pointer.head());
        String last = pointer.last().getMatchingProperty();
        if (value.isEmpty() && parent.at("/" + escaped(last)).isMissingNode()) {
            throw new IllegalArgumentException("there is no " + path);
        }
        switch (parent) {
            case ObjectNode members when value.isEmpty() -> members.remove(last);
            case ObjectNode members -> members.set(last, StrictYaml.document(value));
            case ArrayNode list when value.isEmpty() -> list.remove(Integer.parseInt(last));
            case ArrayNode list when last.equals("-") -> list.add(StrictYaml.document(value));
            case ArrayNode list -> list.set(Integer.parseInt(last), StrictYaml.document(value));
            default -> throw new IllegalArgumentException("there is no " + path);
        }
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "without " + path : path + ": " + value;
    }
}
