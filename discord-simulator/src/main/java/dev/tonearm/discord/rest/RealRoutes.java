package dev.tonearm.discord.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The routes that the real Discord has, from a table of its paths.
///
/// It tells a bot that asks for something real, which only this Discord does not have, from one
/// that asks for nothing there is.
final class RealRoutes {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]+}");

    /// Both are in service.
    private static final Pattern BASE = Pattern.compile("/api/v(9|10)(/.*)");

    private record Path(String template, Pattern pattern, Set<String> methods) {}

    private final List<Path> paths = new ArrayList<>();

    RealRoutes(List<String> lines) {
        for (var line : lines) {
            if (line.startsWith("/")) {
                var words = line.split(" ");
                var methods = Set.copyOf(Arrays.asList(words).subList(1, words.length));
                paths.add(new Path(words[0], pattern(words[0]), methods));
            }
        }
    }

    static RealRoutes read() {
        try (InputStream in =
                Objects.requireNonNull(RealRoutes.class.getResourceAsStream("routes.txt"))) {
            return new RealRoutes(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String template) {
        var regex = new StringBuilder();
        var parameter = PARAMETER.matcher(template);
        var literal = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(template.substring(literal, parameter.start())))
                    .append("[^/]+");
            literal = parameter.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(template.substring(literal))).toString());
    }

    /// Method and path template of a real route, without what stands in its parameters.
    Optional<String> find(String method, String path) {
        var versioned = BASE.matcher(path);
        if (!versioned.matches()) {
            return Optional.empty();
        }
        var version = versioned.group(1).equals("10") ? "" : "/v9";
        return paths.stream()
                .filter(real -> real.methods().contains(method))
                .filter(real -> real.pattern().matcher(versioned.group(2)).matches())
                .map(real -> method + " " + version + real.template())
                .findFirst();
    }

    /// Every method and path template.
    Set<String> all() {
        var all = new TreeSet<String>();
        paths.forEach(
                path -> path.methods().forEach(method -> all.add(method + " " + path.template())));
        return all;
    }
}
