package dev.tonearm.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.object.Resource;
import dev.tonearm.stripe.object.Shelf;
import dev.tonearm.stripe.wire.StripeError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `expand[]`: puts objects where their ids are, and parts that are otherwise left out.
///
/// @see <a href="https://docs.stripe.com/api/expanding_objects">Expanding</a>
final class Expansion {
    private static final int DEEPEST = 4;

    private final Shelf shelf;
    private final Function<ObjectNode, ObjectNode> parts;

    /// @param parts makes the parts that an object shows only when they are asked for
    Expansion(Shelf shelf, Function<ObjectNode, ObjectNode> parts) {
        this.shelf = shelf;
        this.parts = parts;
    }

    void expand(ObjectNode answer, List<String> paths) {
        for (var path : paths) {
            var names = List.of(path.split("\\.", -1));
            if (names.size() > DEEPEST) {
                throw StripeError.parameter(
                        "expand",
                        null,
                        "You cannot expand more than 4 levels of a property (%s).".formatted(path));
            }
            expand(answer, names, path);
        }
    }

    private void expand(JsonNode node, List<String> names, String path) {
        if (names.isEmpty()) {
            return;
        }
        switch (node) {
            case ArrayNode list -> list.forEach(member -> expand(member, names, path));
            case ObjectNode object -> expandMember(object, names, path);
            default -> throw cannot(path);
        }
    }

    private void expandMember(ObjectNode object, List<String> names, String path) {
        var name = names.getFirst();
        var rest = names.subList(1, names.size());
        var member = object.get(name);
        if (member == null) {
            member = Optional.ofNullable(parts.apply(object).get(name)).orElse(null);
            if (member == null) {
                throw cannot(path);
            }
            object.set(name, member);
        }
        if (member.isNull()) {
            return;
        }
        if (member.isTextual()) {
            member = whole(member.asText()).orElseThrow(() -> cannot(path));
            object.set(name, member);
        } else if (rest.isEmpty() && !(member instanceof ObjectNode inner && inner.has("object"))) {
            throw cannot(path);
        }
        expand(member, rest, path);
    }

    private Optional<ObjectNode> whole(String id) {
        return shelf.any(id).map(Resource::json);
    }

    private static StripeError cannot(String path) {
        return StripeError.parameter(
                "expand", null, "This property cannot be expanded (%s).".formatted(path));
    }
}
