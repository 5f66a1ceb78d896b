package dev.tonearm.stripe.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A form's content: `items[0][price]=p` is a leaf in three branches.
public sealed interface FormValue {

    record Leaf(String text) implements FormValue {}

    /// A hash or an array.
    ///
    /// @param members in the order of the form; an array's are named by their places
    record Branch(Map<String, FormValue> members) implements FormValue {
        Branch() {
            this(new LinkedHashMap<>());
        }
    }

    /// Reads a body or a query.
    ///
    /// @throws StripeError naming the parameter that cannot be read
    static Branch read(String form) {
        var root = new Branch();
        for (var pair : form.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            put(root, name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return root;
    }

    private static void put(Branch root, String name, String value) {
        int bracket = name.indexOf('[');
        var branch = root;
        var key = bracket < 0 ? name : name.substring(0, bracket);
        if (key.isEmpty()) {
            throw StripeError.invalid("Invalid parameter name: '" + name + "'");
        }
        while (bracket >= 0) {
            int end = name.indexOf(']', bracket);
            if (end < 0 || (end + 1 < name.length() && name.charAt(end + 1) != '[')) {
                throw StripeError.invalid("Invalid parameter name: '" + name + "'");
            }
            branch = into(branch, key, name);
            key = name.substring(bracket + 1, end);
            if (key.isEmpty()) {
                key = String.valueOf(branch.members().size());
            }
            bracket = end + 1 < name.length() ? end + 1 : -1;
        }
        if (branch.members().put(key, new Leaf(value)) instanceof Branch) {
            throw mixed(name);
        }
    }

    private static Branch into(Branch branch, String key, String name) {
        return switch (branch.members().computeIfAbsent(key, _ -> new Branch())) {
            case Branch inner -> inner;
            case Leaf _ -> throw mixed(name);
        };
    }

    private static StripeError mixed(String name) {
        return StripeError.parameter(
                name, null, "Invalid parameters: '" + name + "' is a value and a hash");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw StripeError.invalid("Invalid percent-encoding: '" + text + "'");
        }
    }
}
