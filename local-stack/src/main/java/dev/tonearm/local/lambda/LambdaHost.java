package dev.tonearm.local.lambda;

import dev.tonearm.standin.web.Doorkeeper;
import dev.tonearm.standin.web.ServerThreads;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// A Lambda function behind an HTTP API on loopback: `POST` to [#url()] and the function answers.
///
/// The function runs under AWS's runtime interface client in processes of its own, one request at a
/// time each. When all are busy another is started up to the limit, then requests wait. A process
/// that crashes or runs too long costs its own request only.
public final class LambdaHost implements AutoCloseable {
    /// What Lambda takes for a synchronous invocation.
    private static final long LARGEST_REQUEST = 6L << 20;

    private final Javalin http;
    private final Environments environments;
    private final CompletableFuture<Void> ready;
    private final Optional<Path> nativeClient;
    private final String route;
    private final Duration timeout;
    private final int warm;
    private final Map<String, String> told;

    private LambdaHost(
            Javalin http,
            Environments environments,
            Optional<Path> nativeClient,
            LambdaSettings settings,
            Map<String, String> told) {
        this.http = http;
        this.environments = environments;
        this.nativeClient = nativeClient;
        this.route = settings.routes().getFirst();
        this.timeout = settings.timeout();
        this.warm = settings.warm();
        this.told = told;
        this.ready = environments.warm(warm);
    }

    public static LambdaHost start(LambdaSettings settings) {
        return start(settings, (_, _) -> {});
    }

    /// Starts it with somebody who is told of every request and its body, after the answer.
    public static LambdaHost start(LambdaSettings settings, BiConsumer<byte[], Served> served) {
        // Connectors for the environments are added to a server that exists only after this.
        var server = new CompletableFuture<Server>();
        var clock = InstantSource.system();
        Optional<Path> nativeClient = nativeClient(settings);
        var told = new ConcurrentHashMap<String, String>();
        var environments =
                new Environments(
                        () -> launch(settings, told, nativeClient, server.join()), settings, clock);
        var http =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.jetty.threadPool = ServerThreads.named("lambda-host");
                    config.http.maxRequestSize = LARGEST_REQUEST;
                    config.http.compressionStrategy = CompressionStrategy.NONE;
                    new HttpApi(settings.routes(), environments, clock, served)
                            .mount(config.routes);
                    new RuntimeApi(settings.name(), environments, settings.timeout(), clock)
                            .mount(config.routes);
                });
        http.start("127.0.0.1", settings.port());
        server.complete(http.jettyServer().server());
        return new LambdaHost(http, environments, nativeClient, settings, told);
    }

    /// The function's first address.
    public URI url() {
        return url(route);
    }

    /// Its address of a path.
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + http.port() + path);
    }

    /// Gives it an event, as another service of AWS does.
    ///
    /// @return what the function returned; empty if it failed, or did not answer in its time
    Optional<byte[]> invoke(byte[] event) throws InterruptedException {
        String trace = Invocation.newTrace(InstantSource.system().instant());
        var invocation = new Invocation(UUID.randomUUID().toString(), trace, event);
        environments.submit(invocation);
        try {
            // It may have to start first.
            long millis = timeout.multipliedBy(3).toMillis();
            HttpApiAnswer answer = invocation.answer.get(millis, TimeUnit.MILLISECONDS);
            return answer.status() == 200 ? Optional.of(answer.bytes()) : Optional.empty();
        } catch (TimeoutException _) {
            environments.withdraw(invocation);
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an invocation was never answered", e);
        }
    }

    /// Done when the warm environments wait for requests; fails when the function does not start.
    public CompletableFuture<Void> ready() {
        return ready;
    }

    /// The process ids of the function, one per environment.
    public List<Long> pids() {
        return environments.processes().stream().map(Process::pid).toList();
    }

    /// Changes the function's own variables for the environments that start from now on.
    public void tell(Map<String, String> variables) {
        variables.forEach(
                (name, value) -> told.compute(name, (_, _) -> value.isEmpty() ? null : value));
    }

    /// Kills every environment; the next request finds a cold one.
    public void kill() {
        environments.kill();
    }

    /// Ends every environment; requests are answered 503 until [#resume()].
    public void stop() {
        environments.stop();
    }

    /// Replaces every environment as a deployment does: what was told takes effect, and no request
    /// is refused meanwhile. Done when the new warm environments wait for requests.
    public CompletableFuture<Void> renew() {
        return environments.renew(warm);
    }

    /// Starts the warm environments again; done when they wait for requests.
    public CompletableFuture<Void> resume() {
        return environments.warm(warm);
    }

    @Override
    public void close() {
        environments.stop();
        http.stop();
        nativeClient.ifPresent(LambdaHost::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // It lies where temporary files do.
        }
    }

    private static Optional<Path> nativeClient(LambdaSettings settings) {
        try {
            Files.createDirectories(
                    Optional.ofNullable(settings.log().toAbsolutePath().getParent()).orElseThrow());
            return NativeClient.unpack(settings.command());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no place for the function's log and AWS's native client", e);
        }
    }

    private static Environment launch(
            LambdaSettings settings,
            Map<String, String> told,
            Optional<Path> nativeClient,
            Server server) {
        var http = new HttpConfiguration();
        http.addCustomizer(new Doorkeeper());
        var runtimeApi = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        runtimeApi.setHost("127.0.0.1");
        runtimeApi.setIdleTimeout(
                0); // an idle function's /invocation/next stays open for as long as it takes
        try {
            server.addConnector(runtimeApi);
            runtimeApi.start();
            return new Environment(
                    process(settings, told, nativeClient, runtimeApi.getLocalPort()).start(),
                    runtimeApi);
        } catch (IOException e) {
            server.removeConnector(runtimeApi);
            throw new UncheckedIOException("the function's process could not be started", e);
        } catch (Exception e) {
            throw new IllegalStateException("no port for a Runtime API", e);
        }
    }

    private static ProcessBuilder process(
            LambdaSettings settings,
            Map<String, String> told,
            Optional<Path> nativeClient,
            int runtimeApiPort) {
        var process =
                new ProcessBuilder(settings.command())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
        var environment = process.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + runtimeApiPort);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(settings.memoryMb()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("_HANDLER", settings.handler());
        environment.put("LANG", "en_US.UTF-8");
        environment.put("TZ", ":UTC");
        nativeClient.ifPresent(
                library -> environment.put("JAVA_TOOL_OPTIONS", NativeClient.option(library)));
        environment.putAll(settings.environment());
        environment.putAll(told);
        return process;
    }
}
