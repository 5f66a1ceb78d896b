package dev.tonearm.infra.stage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// The keys of one place in the file. Each that is read is checked, what is wrong is gathered with
/// its line, and [#end()] names those that nobody reads.
final class YamlSection {
    private final String path;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> problems;

    private record Entry(int line, Node value) {}

    /// @param path of the section, empty for the whole file
    /// @param problems to which what is wrong is added
    YamlSection(String path, Node node, List<String> problems) {
        this.path = path;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) add(tuple);
        } else {
            problem(line(node), path, "there are keys below it: write " + path + ":");
        }
    }

    private void add(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        var entry = new Entry(line(tuple.getKeyNode()), tuple.getValueNode());
        if (entries.putIfAbsent(key, entry) != null) {
            problem(entry.line, at(key), "is there twice; keep one");
        }
    }

    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /// A section below this one, empty if it is absent.
    YamlSection section(String key) {
        known.add(key);
        Entry entry = entries.get(key);
        Node node =
                entry == null
                        ? new MappingNode(
                                org.yaml.snakeyaml.nodes.Tag.MAP,
                                List.of(),
                                org.yaml.snakeyaml.DumperOptions.FlowStyle.AUTO)
                        : entry.value;
        return new YamlSection(at(key), node, problems);
    }

    String text(String key, String fallback, Predicate<String> right, String write) {
        Optional<String> given = scalar(key, write);
        if (given.isEmpty()) return fallback;
        if (right.test(given.get())) return given.get();
        wrong(key, given.get(), write);
        return fallback;
    }

    String required(String key, Predicate<String> right, String write) {
        if (entries.containsKey(key)) return text(key, "", right, write);
        known.add(key);
        problem(0, at(key), "is missing; write " + write);
        return "";
    }

    int number(String key, int fallback, int least, int most) {
        return number(
                key,
                fallback,
                n -> n >= least && n <= most,
                "a whole number from %d to %d".formatted(least, most));
    }

    /// From 0 to 1.
    double share(String key, double fallback) {
        String write = "a number from 0 to 1, such as 0.05";
        Optional<String> given = scalar(key, write);
        if (given.isEmpty()) return fallback;
        try {
            double share = Double.parseDouble(given.get());
            if (share >= 0 && share <= 1) return share;
        } catch (NumberFormatException _) {
            // Said below.
        }
        wrong(key, given.get(), write);
        return fallback;
    }

    int oneOf(String key, int fallback, int... all) {
        return number(
                key,
                fallback,
                n -> IntStream.of(all).anyMatch(one -> one == n),
                "one of "
                        + IntStream.of(all)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(", ")));
    }

    private int number(String key, int fallback, Predicate<Integer> right, String write) {
        Optional<String> given = scalar(key, write);
        if (given.isEmpty()) return fallback;
        try {
            int number = Integer.parseInt(given.get());
            if (right.test(number)) return number;
        } catch (NumberFormatException _) {
            // Said below.
        }
        wrong(key, given.get(), write);
        return fallback;
    }

    boolean flag(String key, boolean fallback) {
        String write = "true or false";
        return switch (scalar(key, write).orElse(String.valueOf(fallback))) {
            case "true" -> true;
            case "false" -> false;
            case String other -> {
                wrong(key, other, write);
                yield fallback;
            }
        };
    }

    /// A constant of an enum, written with dashes in lower case.
    <E extends Enum<E>> E choice(String key, E fallback) {
        return choice(key, fallback, Map.of());
    }

    /// The same, where somebody may well write what there is not.
    ///
    /// @param absent why each of those is not there
    <E extends Enum<E>> E choice(String key, E fallback, Map<String, String> absent) {
        E[] all = fallback.getDeclaringClass().getEnumConstants();
        String write =
                "one of "
                        + Arrays.stream(all)
                                .map(YamlSection::written)
                                .collect(Collectors.joining(", "));
        Optional<String> given = scalar(key, write);
        if (given.isEmpty()) return fallback;
        for (E one : all) if (written(one).equals(given.get())) return one;
        String why = absent.get(given.get());
        wrong(key, given.get(), why == null ? write : write + ": " + why);
        return fallback;
    }

    /// All keys of this section as texts.
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        for (String key : entries.keySet()) {
            scalar(key, "a text").ifPresent(text -> texts.put(key, text));
        }
        return texts;
    }

    /// Names the keys that nobody has read.
    void end() {
        entries.forEach((key, entry) -> {
            if (known.contains(key)) return;
            problem(
                    entry.line,
                    at(key),
                    "there is no such key; there are " + String.join(", ", known));
        });
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<String> scalar(String key, String write) {
        known.add(key);
        Entry entry = entries.get(key);
        if (entry == null) return Optional.empty();
        if (entry.value instanceof ScalarNode scalar) {
            // `key:` with nothing behind it says as much as no key.
            return Optional.of(scalar.getValue()).filter(text -> !text.isBlank());
        }
        problem(entry.line, at(key), "write " + write);
        return Optional.empty();
    }

    private void wrong(String key, String given, String write) {
        Entry entry = entries.get(key);
        int line = entry == null ? 0 : entry.line;
        problem(line, at(key), "'%s'; write %s".formatted(given, write));
    }

    private void problem(int line, String where, String what) {
        String place = where.isEmpty() ? "" : where + ": ";
        problems.add(line == 0 ? place + what : "line %d, %s%s".formatted(line, place, what));
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
