package dev.tonearm.local.lambda;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// One execution environment: a function process and the port of its own Runtime API, by which we
/// know who asks. What changes is guarded by [Environments].
final class Environment {
    final Process process;
    final ServerConnector runtimeApi;

    /// Done once the process has asked for its first event: its constructor has run.
    final CompletableFuture<Void> initialised = new CompletableFuture<>();

    /// The open `/invocation/next`, while the process is idle.
    @Nullable CompletableFuture<Invocation> next;

    @Nullable Invocation current;
    boolean served;

    /// Of the function: the first is 0.
    int version;

    /// Gets nothing more to do: a newer version is ready.
    boolean retired;

    Environment(Process process, ServerConnector runtimeApi) {
        this.process = process;
        this.runtimeApi = runtimeApi;
    }

    int port() {
        return runtimeApi.getLocalPort();
    }
}
