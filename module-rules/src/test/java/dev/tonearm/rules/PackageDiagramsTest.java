package dev.tonearm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A diagram that says of what it is a picture is one of that:
///
/// - `%% packages of dev.tonearm.NAME`, and `but A B` where some are left out on purpose: what
///   stands in its subgraph (or, without one, in it) are these packages, all of them;
/// - `%% imports of dev.tonearm.NAME`: that, and its arrows are who imports whom, whether directly
///   or over others.
class PackageDiagramsTest {
    private static final Pattern MARK =
            Pattern.compile(
                    "(?m)^ *%% (packages|imports) of dev\\.tonearm\\.(\\w+)(?: but (.*))?$");
    private static final Pattern SUBGRAPH =
            Pattern.compile("(?ms)^ *subgraph [^\n]*\n(.*?)^ *end$");
    private static final Pattern NODE = Pattern.compile("[a-z]\\w*");

    @Test
    void every_diagram_of_packages_is_one_of_all_that_there_are() {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Diagram diagram : Diagram.all()) {
            Matcher mark = MARK.matcher(diagram.source());
            if (!mark.find()) continue;
            looked++;
            String base = mark.group(2);
            Set<String> packages = packages(base);
            if (mark.group(3) != null) packages.removeAll(Set.of(mark.group(3).split(" ", -1)));
            Set<String> shown = nodes(diagram.source());
            if (!shown.equals(packages))
                wrong.add(diagram.at(0) + ": shows " + shown + " and not " + packages);
            if (!mark.group(1).equals("imports")) continue;
            var drawn = closed(arrows(diagram.source()));
            var real = closed(imports(base));
            if (!drawn.equals(real)) wrong.add(diagram.at(0) + ": " + difference(drawn, real));
        }
        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(1);
    }

    @Test
    void what_a_diagram_says_is_understood() {
        String source =
                """
                %% packages of dev.tonearm.x
                flowchart LR
                  a --> b -- "to the d" --> c[A label<br/>of two lines]
                  b & c --> d -- words --> e
                """;
        assertThat(nodes(source)).containsExactly("a", "b", "c", "d", "e");
        assertThat(closed(arrows(source)).get("a")).containsExactly("b", "c", "d", "e");
        assertThat(nodes("flowchart TB\n  x --> y\n  subgraph s [S]\n  y\n  z\n  end\n  z --> w\n"))
                .containsExactly("y", "z");
    }

    private static Set<String> nodes(String source) {
        Matcher subgraph = SUBGRAPH.matcher(source);
        String within = subgraph.find() ? subgraph.group(1) : source;
        return lines(within)
                .flatMap(line -> NODE.matcher(line).results().map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> arrows(String source) {
        var found = new TreeMap<String, Set<String>>();
        lines(source)
                .forEach(line -> {
                    String[] steps = line.split("-->", -1);
                    for (int i = 0; i + 1 < steps.length; i++) {
                        for (String from : steps[i].split("&", -1))
                            for (String to : steps[i + 1].split("&", -1))
                                found.computeIfAbsent(from.strip(), _ -> new TreeSet<>())
                                        .add(to.strip());
                    }
                });
        return found;
    }

    /// The lines that say something, without labels.
    private static Stream<String> lines(String source) {
        return source.lines()
                .filter(line -> !line.strip().matches("(%%|flowchart |direction |class |style ).*"))
                .map(line -> line.replaceAll("\"[^\"]*\"", ""))
                .map(line -> line.replaceAll("[\\[({]+[^\\])}]*[\\])}]+", ""))
                .map(line -> line.replaceAll("--[^->]*-->", "-->"));
    }

    private static Map<String, Set<String>> closed(Map<String, Set<String>> arrows) {
        var all = new TreeMap<String, Set<String>>();
        for (String from : arrows.keySet()) {
            Set<String> reached = new TreeSet<>();
            var next = new ArrayList<>(arrows.get(from));
            while (!next.isEmpty()) {
                String to = next.removeLast();
                if (reached.add(to)) next.addAll(arrows.getOrDefault(to, Set.of()));
            }
            all.put(from, reached);
        }
        return all;
    }

    private static String difference(
            Map<String, Set<String>> drawn, Map<String, Set<String>> real) {
        var froms = new TreeSet<>(drawn.keySet());
        froms.addAll(real.keySet());
        return froms.stream()
                .flatMap(from -> {
                    Set<String> shown = drawn.getOrDefault(from, Set.of());
                    Set<String> is = real.getOrDefault(from, Set.of());
                    return Stream.concat(
                            shown.stream()
                                    .filter(to -> !is.contains(to))
                                    .map(to -> from + " does not know " + to),
                            is.stream()
                                    .filter(to -> !shown.contains(to))
                                    .map(to -> from + " knows " + to));
                })
                .collect(Collectors.joining(", "));
    }

    private static Set<String> packages(String base) {
        return sources(base)
                .map(file -> packageOf(base, file))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> imports(String base) {
        Pattern imported =
                Pattern.compile(
                        "(?m)^import (?:static )?dev\\.tonearm\\." + base + "\\.([a-z]\\w*)");
        var found = new TreeMap<String, Set<String>>();
        sources(base)
                .forEach(file -> {
                    String from = packageOf(base, file);
                    if (from.isEmpty()) return;
                    Matcher to = imported.matcher(Checkout.read(file));
                    while (to.find())
                        if (!to.group(1).equals(from))
                            found.computeIfAbsent(from, _ -> new HashSet<>()).add(to.group(1));
                });
        return found;
    }

    /// The name below the module's, of the first level; empty for the module's own.
    private static String packageOf(String base, Path file) {
        String below = file.toString().replaceFirst(".*/dev/tonearm/" + base + "/", "");
        return below.contains("/") ? below.substring(0, below.indexOf('/')) : "";
    }

    private static Stream<Path> sources(String base) {
        return Checkout.files(Checkout.HOME, ".java").stream()
                .filter(file ->
                        file.toString().contains("/src/main/java/dev/tonearm/" + base + "/"))
                .filter(file -> !file.endsWith("package-info.java"));
    }
}
