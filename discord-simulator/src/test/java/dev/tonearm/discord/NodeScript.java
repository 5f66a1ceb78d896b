package dev.tonearm.discord;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A script of `src/test/discord-js` in a Node of its own, with the libraries that its lock file
/// pins. What it says on its output, one JSON a line, is read here.
final class NodeScript implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeScript.class);
    private static final Path SOURCES = Path.of("src/test/discord-js");

    /// Outside the sources, and kept: npm is asked again only when what is pinned has changed.
    private static final Path INSTALLED = Path.of("target/discord-js");

    private final Process process;
    private final BlockingQueue<JsonNode> said = new LinkedBlockingQueue<>();
    private final Queue<String> noise = new ConcurrentLinkedQueue<>();

    NodeScript(DiscordSimulator discord, String script) throws IOException {
        var builder = new ProcessBuilder("node", script).directory(INSTALLED.toFile());
        var environment = builder.environment();
        environment.put("DISCORD_API", discord.api().replaceFirst("/v10/$", ""));
        environment.put("DISCORD_GATEWAY", discord.gateway());
        environment.put("DISCORD_TOKEN", discord.botToken());
        process = builder.redirectErrorStream(true).start();
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                noise.add(line);
                Json.parse(line).filter(JsonNode::isObject).ifPresent(said::add);
            }
        } catch (IOException e) {
            noise.add("(it was ended)");
        }
    }

    /// Waits until the script says that this happened; what it says before that is passed over,
    /// unless it is that something failed.
    JsonNode await(String what) throws InterruptedException {
        while (true) {
            var next = said.poll(60, TimeUnit.SECONDS);
            if (next == null || next.path("what").asText().equals("failed")) {
                throw new AssertionError(
                        "wanted " + what + ", got " + next + "\n" + String.join("\n", noise));
            }
            if (next.path("what").asText().equals(what)) {
                return next;
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// Puts the scripts and their libraries in place, or leaves the test out and says why.
    static void install() throws IOException, InterruptedException {
        leaveOutUnless(answers("node"), "there is no Node here");
        leaveOutUnless(answers("npm"), "there is no npm here");
        Files.createDirectories(INSTALLED);
        try (var files = Files.list(SOURCES)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        INSTALLED.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var pinned = Files.readString(SOURCES.resolve("package-lock.json"));
        var stamp = INSTALLED.resolve("installed");
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(pinned)) {
            leaveOutUnless(
                    run(
                            "npm",
                            "ci",
                            "--no-audit",
                            "--no-fund",
                            "--ignore-scripts",
                            "--fetch-retries=1",
                            "--fetch-timeout=30000"),
                    "npm could not install it (its words are in " + INSTALLED + "/npm.log)");
            Files.writeString(stamp, pinned);
        }
    }

    private static boolean answers(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var log = INSTALLED.resolve("npm.log").toFile();
        var npm =
                new ProcessBuilder(List.of(command))
                        .directory(INSTALLED.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start();
        if (!npm.waitFor(3, TimeUnit.MINUTES)) {
            npm.destroyForcibly();
        }
        return npm.waitFor() == 0;
    }

    private static void leaveOutUnless(boolean possible, String otherwise) {
        if (!possible) {
            LOG.warn("Left out: discord.js against the simulator, because {}.", otherwise);
        }
        assumeTrue(possible, otherwise);
    }
}
