package dev.tonearm.artefacts;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is built: its version, its commit and the time that everything in it is dated with.
///
/// @param home the folder of `./tonearm`
/// @param revision the commit; with `-changed` behind it where files differ from it, and `unknown`
///   outside of a repository
record Checkout(Path home, String version, String revision, Instant time) {
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>tonearm</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern TIME =
            Pattern.compile(
                    "<project.build.outputTimestamp>([^<]+)</project.build.outputTimestamp>");

    static Checkout in(Path home) {
        String pom = Folders.read(home.resolve("pom.xml"));
        return new Checkout(
                home, first(VERSION, pom), revision(home), Instant.parse(first(TIME, pom)));
    }

    private static String first(Pattern pattern, String pom) {
        Matcher matcher = pattern.matcher(pom);
        if (!matcher.find()) {
            throw new ArtefactException("the root pom.xml has no " + pattern.pattern());
        }
        return matcher.group(1);
    }

    private static String revision(Path home) {
        if (!Programs.has("git")) return "unknown";
        var head = Programs.run(home, List.of("git", "rev-parse", "HEAD"));
        if (head.code() != 0) return "unknown";
        var changes = Programs.run(home, List.of("git", "status", "--porcelain"));
        return head.said().strip() + (changes.said().isBlank() ? "" : "-changed");
    }

    Path worker(String... below) {
        return home.resolve(Path.of("voice-worker", below));
    }
}
