package dev.tonearm.stripe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/// Parameters that are checked already. A name may go deeper: `recurring.interval`.
public record Params(ObjectNode node) {

    public static Params of(JsonNode node) {
        return new Params(node instanceof ObjectNode object ? object : Json.object());
    }

    private JsonNode at(String name) {
        JsonNode found = node;
        for (var part : name.split("\\.", -1)) {
            found = found.path(part);
        }
        return found;
    }

    /// Whether it was sent, and not to unset it.
    public boolean has(String name) {
        return !at(name).isMissingNode() && !at(name).isNull();
    }

    public boolean clears(String name) {
        return at(name).isNull();
    }

    /// Whether it was sent, or unset.
    public boolean touches(String name) {
        return !at(name).isMissingNode();
    }

    public JsonNode get(String name) {
        return at(name);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(at(name).textValue());
    }

    /// One that is there.
    public String needed(String name) {
        return text(name)
                .orElseThrow(() ->
                        StripeError.parameter(
                                name,
                                "parameter_missing",
                                "Missing required param: " + name + "."));
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    public OptionalLong whole(String name) {
        return at(name).isIntegralNumber()
                ? OptionalLong.of(at(name).longValue())
                : OptionalLong.empty();
    }

    public boolean flag(String name, boolean otherwise) {
        return at(name).asBoolean(otherwise);
    }

    public Params hash(String name) {
        return of(at(name));
    }

    public List<Params> hashes(String name) {
        return StreamSupport.stream(at(name).spliterator(), false).map(Params::of).toList();
    }

    public List<String> texts(String name) {
        return StreamSupport.stream(at(name).spliterator(), false).map(JsonNode::asText).toList();
    }

    /// At most one of these was sent.
    public void exclusive(String... names) {
        var sent = List.of(names).stream().filter(this::has).toList();
        if (sent.size() > 1) {
            throw StripeError.parameter(
                    sent.getLast(),
                    "parameters_exclusive",
                    "You may only specify one of these parameters: "
                            + String.join(", ", names)
                            + ".");
        }
    }
}
