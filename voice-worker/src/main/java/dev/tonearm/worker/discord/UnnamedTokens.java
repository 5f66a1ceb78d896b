package dev.tonearm.worker.discord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// JDA's rate limiter, told a fingerprint in place of each interaction's token.
///
/// JDA names a limit's bucket after the token, and writes the name into the log when Discord
/// answers 429. The request itself keeps its token.
final class UnnamedTokens implements RestRateLimiter {
    private final RestRateLimiter limiter;

    UnnamedTokens(RestRateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public void enqueue(Work task) {
        limiter.enqueue(
                task.getRoute().getBaseRoute().isInteractionBucket() ? new Unnamed(task) : task);
    }

    @Override
    public void stop(boolean shutdown, Runnable callback) {
        limiter.stop(shutdown, callback);
    }

    @Override
    public boolean isStopped() {
        return limiter.isStopped();
    }

    @Override
    public int cancelRequests() {
        return limiter.cancelRequests();
    }

    /// The same route with the token's fingerprint: `webhooks/APPLICATION/TOKEN[/messages/ID]`.
    static Route.CompiledRoute unnamed(Route.CompiledRoute route) {
        String[] path = route.getCompiledRoute().split("/", -1);
        String fingerprint = fingerprint(path[2]);
        return path.length > 4
                ? route.getBaseRoute().compile(path[1], fingerprint, path[4])
                : route.getBaseRoute().compile(path[1], fingerprint);
    }

    private static String fingerprint(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static final class Unnamed implements Work {
        private final Work task;
        private final Route.CompiledRoute route;

        Unnamed(Work task) {
            this.task = task;
            this.route = unnamed(task.getRoute());
        }

        @Override
        public Route.CompiledRoute getRoute() {
            return route;
        }

        @Override
        public JDA getJDA() {
            return task.getJDA();
        }

        @Override
        public @Nullable Response execute() {
            return task.execute();
        }

        @Override
        public boolean isSkipped() {
            return task.isSkipped();
        }

        @Override
        public boolean isDone() {
            return task.isDone();
        }

        @Override
        public boolean isPriority() {
            return task.isPriority();
        }

        @Override
        public boolean isCancelled() {
            return task.isCancelled();
        }

        @Override
        public void cancel() {
            task.cancel();
        }
    }
}
