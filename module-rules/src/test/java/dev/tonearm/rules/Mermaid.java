package dev.tonearm.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Mermaid itself, as npm has it, in the Chromium that the page's tests use: one page draws all
/// that it is given, and tells what became of each.
final class Mermaid {
    private static final String PACKAGE = "mermaid@11.17.2";
    private static final Path FOLDER = Path.of("target/mermaid").toAbsolutePath();
    private static final Path CODE = FOLDER.resolve("package/dist/mermaid.min.js");
    private static final long PATIENCE_SECONDS = 120;

    private static final String PAGE =
            """
            <!doctype html><meta charset="utf-8"><title>Diagrams</title><body>
            <script src="/mermaid.js"></script>
            <script type="module">
            mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});
            const tell = (path, body) => fetch(path, {method: 'POST', body});
            for (let i = 0; i < COUNT; i++) {
              const source = await (await fetch(`/source/${i}`)).text();
              try {
                const {svg} = await mermaid.render(`diagram${i}`, source);
                await tell(`/drawn/${i}`, svg);
              } catch (e) {
                await tell(`/refused/${i}`, String(e.message ?? e));
              }
            }
            await tell('/end', '');
            </script>
            """;

    /// What became of a diagram.
    sealed interface Outcome {
        /// A picture.
        record Drawn(String svg) implements Outcome {}

        /// None, and why.
        record Refused(String why) implements Outcome {}
    }

    private final List<String> sources;
    private final Map<Integer, Outcome> outcomes = new TreeMap<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private Mermaid(List<String> sources) {
        this.sources = sources;
    }

    /// Draws diagrams, or leaves the test out and says why where Chromium or npm are missing.
    ///
    /// @return as many as were given, in their order
    static List<Outcome> draw(List<String> sources) throws IOException, InterruptedException {
        Path browser = browser();
        install();
        return new Mermaid(sources).drawn(browser);
    }

    private List<Outcome> drawn(Path browser) throws IOException, InterruptedException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Process chromium =
                new ProcessBuilder(
                                browser.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-extensions",
                                "--no-first-run",
                                "--user-data-dir=" + FOLDER.resolve("profile"),
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/")
                        .redirectErrorStream(true)
                        .redirectOutput(FOLDER.resolve("chromium.log").toFile())
                        .start();
        try {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException(
                    "Chromium did not draw all diagrams, only "
                            + outcomes.keySet()
                            + "; its words are in module-rules/target/mermaid/chromium.log",
                    e);
        } finally {
            chromium.descendants().forEach(ProcessHandle::destroy);
            chromium.destroy();
            if (!chromium.waitFor(10, TimeUnit.SECONDS)) chromium.destroyForcibly();
            server.stop(0);
        }
        return List.copyOf(outcomes.values());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int number = path.matches("/.*/\\d+") ? Integer.parseInt(path.replaceAll(".*/", "")) : -1;
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] answer = new byte[0];
        String type = "text/plain; charset=utf-8";
        if (path.equals("/")) {
            answer = PAGE.replace("COUNT", "" + sources.size()).getBytes(UTF_8);
            type = "text/html";
        } else if (path.equals("/mermaid.js")) {
            answer = Files.readAllBytes(CODE);
            type = "text/javascript";
        } else if (path.startsWith("/source/")) {
            answer = sources.get(number).getBytes(UTF_8);
        } else if (path.startsWith("/drawn/")) {
            outcomes.put(number, new Outcome.Drawn(new String(body, UTF_8)));
        } else if (path.startsWith("/refused/")) {
            outcomes.put(number, new Outcome.Refused(new String(body, UTF_8)));
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        try (exchange) {
            if (answer.length > 0) exchange.getResponseBody().write(answer);
        }
        if (path.equals("/end")) end.complete(null);
    }

    private static Path browser() {
        Optional<Path> found =
                Stream.of(
                                System.getenv("TONEARM_CHROMIUM"),
                                "/usr/bin/chromium-headless-shell",
                                "/usr/bin/chromium",
                                "/usr/bin/google-chrome")
                        .filter(Objects::nonNull)
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        leaveOutUnless(
                found.isPresent(),
                "there is no Chromium at TONEARM_CHROMIUM, /usr/bin/chromium-headless-shell, /usr/bin/chromium or /usr/bin/google-chrome");
        return found.orElseThrow();
    }

    /// The one file of the package that a browser needs, and none of what it is made from.
    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path stamp = FOLDER.resolve("installed");
        if (Files.exists(stamp) && Files.readString(stamp).equals(PACKAGE)) return;
        boolean fetched =
                run("npm", "pack", "--fetch-retries=1", "--fetch-timeout=30000", PACKAGE)
                        && run(
                                "tar",
                                "-xzf",
                                PACKAGE.replace('@', '-') + ".tgz",
                                "package/dist/mermaid.min.js");
        leaveOutUnless(
                fetched,
                "npm could not fetch "
                        + PACKAGE
                        + " (its words are in module-rules/target/mermaid/npm.log)");
        Files.writeString(stamp, PACKAGE);
    }

    private static boolean run(String... command) throws InterruptedException {
        var arguments = new ArrayList<>(List.of(command));
        try {
            return new ProcessBuilder(arguments)
                            .directory(FOLDER.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(FOLDER.resolve("npm.log").toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static void leaveOutUnless(boolean possible, String otherwise) {
        if (!possible)
            System.err.println("Left out: the drawing of the diagrams, because " + otherwise);
        assumeTrue(possible, otherwise);
    }
}
