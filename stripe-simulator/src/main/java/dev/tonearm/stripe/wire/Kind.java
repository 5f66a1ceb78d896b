package dev.tonearm.stripe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tonearm.stripe.wire.FormValue.Branch;
import dev.tonearm.stripe.wire.FormValue.Leaf;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a parameter may be. Reading is checking: what comes out has JSON's types, and nothing in it
/// that was not declared.
public sealed interface Kind {

    /// Reads it, or says what is wrong with it.
    ///
    /// @param path as Stripe names the parameter in an error: `items[0][price]`
    /// @throws StripeError naming the parameter and what is wrong with it
    JsonNode read(String path, FormValue value);

    record Text(int most) implements Kind {
        @Override
        public JsonNode read(String path, FormValue value) {
            var text = leaf(path, value, "string");
            if (text.length() > most) {
                throw StripeError.parameter(
                        path,
                        null,
                        "Invalid string: %s...; must be at most %d characters"
                                .formatted(text.substring(0, Math.min(10, most)), most));
            }
            return TextNode.valueOf(text);
        }
    }

    record Url() implements Kind {
        @Override
        public JsonNode read(String path, FormValue value) {
            var text = leaf(path, value, "string");
            // Checkout replaces these words.
            var plain = text.replace("{CHECKOUT_SESSION_ID}", "cs");
            if (!isWeb(plain)) {
                throw StripeError.parameter(path, "url_invalid", "Not a valid URL: " + text);
            }
            return TextNode.valueOf(text);
        }

        private static boolean isWeb(String text) {
            try {
                var url = URI.create(text);
                return List.of("http", "https").contains(String.valueOf(url.getScheme()))
                        && url.getHost() != null;
            } catch (IllegalArgumentException _) {
                return false;
            }
        }
    }

    record Email() implements Kind {
        @Override
        public JsonNode read(String path, FormValue value) {
            var text = leaf(path, value, "string");
            if (!text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
                throw StripeError.parameter(
                        path, "email_invalid", "Invalid email address: " + text);
            }
            return TextNode.valueOf(text);
        }
    }

    record Flag() implements Kind {
        @Override
        public JsonNode read(String path, FormValue value) {
            var text = leaf(path, value, "boolean");
            return switch (text) {
                case "true" -> BooleanNode.TRUE;
                case "false" -> BooleanNode.FALSE;
                default -> throw StripeError.parameter(path, null, "Invalid boolean: " + text);
            };
        }
    }

    record Whole(long least, long most) implements Kind {
        @Override
        public JsonNode read(String path, FormValue value) {
            var text = leaf(path, value, "integer");
            if (!text.matches("-?[0-9]{1,15}")) {
                throw StripeError.parameter(
                        path, "parameter_invalid_integer", "Invalid integer: " + text);
            }
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                var bound =
                        number < least
                                ? "greater than or equal to " + least
                                : "less than or equal to " + most;
                throw StripeError.parameter(
                        path,
                        "parameter_invalid_integer",
                        "This value must be " + bound + ", was " + number + ".");
            }
            return LongNode.valueOf(number);
        }
    }

    record Choice(List<String> values) implements Kind {
        @Override
        public JsonNode read(String path, FormValue value) {
            var text = leaf(path, value, "string");
            if (!values.contains(text)) {
                throw StripeError.parameter(
                        path, null, "Invalid %s: must be %s".formatted(path, oneOf(values)));
            }
            return TextNode.valueOf(text);
        }

        private static String oneOf(List<String> values) {
            int last = values.size() - 1;
            return switch (values.size()) {
                case 1 -> values.getFirst() + " (this simulator has no other)";
                case 2 -> "one of " + values.getFirst() + " or " + values.getLast();
                default ->
                        "one of "
                                + String.join(", ", values.subList(0, last))
                                + ", or "
                                + values.get(last);
            };
        }
    }

    /// The first kind that fits. Where none does, the last one says why.
    record Either(Kind first, Kind second) implements Kind {
        @Override
        public JsonNode read(String path, FormValue value) {
            try {
                return first.read(path, value);
            } catch (StripeError _) {
                return second.read(path, value);
            }
        }
    }

    record Listing(Kind of) implements Kind {
        private static final int MOST = 100;

        @Override
        public JsonNode read(String path, FormValue value) {
            if (!(value instanceof Branch branch)) {
                throw StripeError.parameter(path, null, "Invalid array");
            }
            var names = branch.members().keySet();
            var places =
                    IntStream.range(0, names.size())
                            .mapToObj(String::valueOf)
                            .collect(Collectors.toSet());
            if (!names.equals(places) || names.size() > MOST) {
                throw StripeError.parameter(
                        path, null, "Invalid array: its places are 0, 1, 2 and so on, below 100");
            }
            var list = Json.array();
            for (int i = 0; i < names.size(); i++) {
                var place = String.valueOf(i);
                var member = branch.members().getOrDefault(place, new Leaf(""));
                list.add(of.read(path + "[" + place + "]", member));
            }
            return list;
        }
    }

    /// Members that are declared, and no other.
    record Hash(List<Field> fields) implements Kind {
        public static Hash of(Field... fields) {
            return new Hash(List.of(fields));
        }

        public Hash and(Field... more) {
            var all = new ArrayList<>(fields);
            all.addAll(List.of(more));
            return new Hash(List.copyOf(all));
        }

        private Optional<Field> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }

        @Override
        public JsonNode read(String path, FormValue value) {
            if (!(value instanceof Branch branch)) {
                throw StripeError.parameter(path, null, "Invalid object");
            }
            var hash = Json.object();
            branch.members()
                    .forEach((name, member) -> {
                        var inner = inside(path, name);
                        var field = field(name).orElseThrow(() -> unknown(inner));
                        hash.set(name, read(field, inner, member));
                    });
            for (var field : fields) {
                if (field.needed() && !hash.has(field.name())) {
                    var inner = inside(path, field.name());
                    throw StripeError.parameter(
                            inner, "parameter_missing", "Missing required param: " + inner + ".");
                }
            }
            return hash;
        }

        private static JsonNode read(Field field, String path, FormValue value) {
            if (!new Leaf("").equals(value)) {
                return field.kind().read(path, value);
            }
            if (field.clearable()) {
                return NullNode.instance;
            }
            throw StripeError.parameter(
                    path,
                    "parameter_invalid_empty",
                    ("You passed an empty string for '%1$s'. We assume empty values are an attempt to unset a"
                                    + " parameter; however '%1$s' cannot be unset. You should remove '%1$s' from your"
                                    + " request or supply a non-empty value.")
                            .formatted(path));
        }

        private static String inside(String path, String name) {
            return path.isEmpty() ? name : path + "[" + name + "]";
        }

        private static StripeError unknown(String path) {
            return StripeError.parameter(
                    path,
                    "parameter_unknown",
                    "Received unknown parameter: " + path + " (or this simulator has it not yet)");
        }
    }

    /// What callers note on an object. An empty value takes a key away.
    record Metadata() implements Kind {
        private static final int KEYS = 50;
        private static final int KEY = 40;
        private static final int VALUE = 500;

        @Override
        public JsonNode read(String path, FormValue value) {
            if (!(value instanceof Branch branch)) {
                throw StripeError.parameter(path, null, "Invalid object");
            }
            var notes = Json.object();
            branch.members()
                    .forEach((key, member) -> {
                        var inner = path + "[" + key + "]";
                        var text = leaf(inner, member, "string");
                        if (key.length() > KEY) {
                            throw StripeError.parameter(
                                    inner,
                                    null,
                                    "Metadata keys can have up to %d characters: %s"
                                            .formatted(KEY, key));
                        }
                        if (text.length() > VALUE) {
                            throw StripeError.parameter(
                                    inner,
                                    null,
                                    "Metadata values can have up to %d characters: %s has %d"
                                            .formatted(VALUE, key, text.length()));
                        }
                        notes.put(key, text);
                    });
            if (notes.size() > KEYS) {
                throw StripeError.parameter(
                        path, null, "Metadata can have up to " + KEYS + " keys");
            }
            return notes;
        }
    }

    private static String leaf(String path, FormValue value, String type) {
        return switch (value) {
            case Leaf leaf -> leaf.text();
            case Branch _ -> throw StripeError.parameter(path, null, "Invalid " + type);
        };
    }
}
