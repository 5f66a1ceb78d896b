package dev.tonearm.local.lambda;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The execution environments of a function: who is idle, what waits, and when another process is
/// started. Each environment has one invocation at a time.
final class Environments {
    /// Lambda gives initialisation 10 s and then starts over; a laptop that also builds gets more.
    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);

    private final Supplier<Environment> launch;
    private final int limit;
    private final Duration timeout;
    private final InstantSource clock;

    private final Map<Integer, Environment> byPort = new HashMap<>();
    private final Deque<Environment> idle = new ArrayDeque<>();
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private int starting;
    private int version;
    private boolean stopped;

    Environments(Supplier<Environment> launch, LambdaSettings settings, InstantSource clock) {
        this.launch = launch;
        this.limit = settings.limit();
        this.timeout = settings.timeout();
        this.clock = clock;
    }

    /// Starts environments that wait for work; done when each is initialised, failed when one is
    /// not.
    CompletableFuture<Void> warm(int count) {
        synchronized (this) {
            stopped = false;
            starting += count;
        }
        var warm = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < count; i++) warm.add(start());
        return CompletableFuture.allOf(warm.toArray(CompletableFuture[]::new));
    }

    /// What is started from now on is another version. Those from before go on until `count` new
    /// ones are initialised, finish what they have and end: nobody is refused meanwhile.
    CompletableFuture<Void> renew(int count) {
        synchronized (this) {
            version++;
        }
        return warm(count).thenRun(this::retire);
    }

    private synchronized void retire() {
        for (Environment environment : byPort.values()) {
            environment.retired |= environment.version < version;
            if (environment.retired && idle.remove(environment)) end(environment);
        }
    }

    /// By its handle: Process.destroy() would also close the standard input, which a process may
    /// watch.
    private static void end(Environment environment) {
        environment.process.toHandle().destroy();
    }

    /// Hands the invocation to an idle environment, or keeps it for the next that becomes one.
    void submit(Invocation invocation) {
        int missing;
        synchronized (this) {
            if (stopped) {
                invocation.answer.complete(HttpApiAnswer.SERVICE_UNAVAILABLE);
                return;
            }
            Environment free = idle.pollFirst();
            if (free != null) {
                hand(free, invocation);
                return;
            }
            waiting.addLast(invocation);
            missing = reserveMissing();
        }
        start(missing);
    }

    /// The caller's patience is over; a process that already has the invocation goes on with it.
    synchronized void withdraw(Invocation invocation) {
        waiting.remove(invocation);
    }

    synchronized Optional<Environment> byPort(int port) {
        return Optional.ofNullable(byPort.get(port));
    }

    /// The process asks for its next event, and by that says it is done with the one before.
    CompletableFuture<Invocation> next(Environment environment) {
        var next = new CompletableFuture<Invocation>();
        synchronized (this) {
            if (environment.initialised.complete(null)) starting--;
            environment.next = next;
            if (environment.retired) {
                end(environment);
                return next;
            }
            Invocation oldest = waiting.pollFirst();
            if (oldest != null) hand(environment, oldest);
            else idle.addFirst(environment); // last used first, so that the others may go cold
        }
        return next;
    }

    /// Ends the environment's invocation with this answer; false when it has no such invocation.
    synchronized boolean answer(Environment environment, String id, HttpApiAnswer answer) {
        Invocation current = environment.current;
        if (current == null || !current.id.equals(id)) return false;
        environment.current = null;
        environment.served = true;
        return current.answer.complete(answer);
    }

    /// Kills every process; later requests start new ones.
    synchronized void kill() {
        idle.clear(); // nothing is handed to a process that is about to die
        processes().forEach(Process::destroyForcibly);
    }

    /// Ends every process and answers 503 until [#warm] is called again.
    void stop() {
        List<Process> processes;
        synchronized (this) {
            stopped = true;
            waiting.forEach(i -> i.answer.complete(HttpApiAnswer.SERVICE_UNAVAILABLE));
            waiting.clear();
            idle.clear();
            processes = processes();
        }
        processes.forEach(process -> process.toHandle().destroy());
        processes.forEach(Environments::awaitEnd);
    }

    synchronized List<Process> processes() {
        return byPort.values().stream().map(e -> e.process).filter(Process::isAlive).toList();
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// How many environments to start for what waits; they count as starting from here on.
    private int reserveMissing() {
        int missing = Math.min(waiting.size() - starting, limit - byPort.size() - unborn());
        starting += Math.max(0, missing);
        return Math.max(0, missing);
    }

    /// Starting environments whose process does not exist yet.
    private int unborn() {
        long initialising = byPort.values().stream().filter(e -> !e.initialised.isDone()).count();
        return (int) Math.max(0, starting - initialising);
    }

    private void start(int missing) {
        for (int i = 0; i < missing; i++) {
            var _ = start(); // a failure answers what waits
        }
    }

    private CompletableFuture<Void> start() {
        int mine;
        synchronized (this) {
            mine = version;
        }
        return CompletableFuture.supplyAsync(launch, Thread::startVirtualThread)
                .thenCompose(environment -> born(environment, mine))
                .whenComplete((_, failure) -> {
                    if (failure != null) initFailed();
                });
    }

    private CompletableFuture<Void> born(Environment environment, int mine) {
        synchronized (this) {
            environment.version = mine;
            byPort.put(environment.port(), environment);
            if (stopped) environment.process.destroyForcibly();
        }
        var _ = environment.process.onExit().thenRun(() -> exited(environment));
        return environment
                .initialised
                .copy()
                .orTimeout(INIT_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((_, failure) -> {
                    if (failure != null) environment.process.destroyForcibly();
                });
    }

    /// The request that the process was started for fails, as on Lambda; a crash on start is no
    /// loop.
    private void initFailed() {
        Invocation oldest;
        int missing;
        synchronized (this) {
            starting--;
            oldest = waiting.pollFirst();
            missing = reserveMissing();
        }
        if (oldest != null) oldest.answer.complete(HttpApiAnswer.INTERNAL_SERVER_ERROR);
        start(missing);
    }

    private void exited(Environment environment) {
        int missing;
        synchronized (this) {
            byPort.remove(environment.port());
            idle.remove(environment);
            if (environment.current != null) {
                environment.current.answer.complete(HttpApiAnswer.INTERNAL_SERVER_ERROR);
            }
            if (environment.next != null) environment.next.cancel(false);
            missing = environment.initialised.isDone() ? reserveMissing() : 0;
        }
        close(environment);
        environment.initialised.completeExceptionally(
                new IllegalStateException(
                        "the function ended with code "
                                + environment.process.exitValue()
                                + " while it was initialised"));
        start(missing);
    }

    private static void close(Environment environment) {
        var server = environment.runtimeApi.getServer();
        try {
            environment.runtimeApi.stop();
            server.removeConnector(environment.runtimeApi);
        } catch (Exception e) {
            throw new CompletionException("a Runtime API port did not close", e);
        }
    }

    private void hand(Environment environment, Invocation invocation) {
        var next = environment.next;
        if (next == null) throw new IllegalStateException("handed to an environment that is busy");
        environment.next = null;
        environment.current = invocation;
        invocation.hand(clock.instant(), !environment.served);
        // A copy, so that the timer ends with the answer and the timeout is not the answer itself.
        var _ =
                invocation
                        .answer
                        .copy()
                        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                        .whenComplete((_, failure) -> {
                            if (failure != null) expire(environment, invocation);
                        });
        next.complete(invocation);
    }

    private void expire(Environment environment, Invocation invocation) {
        synchronized (this) {
            if (environment.current != invocation) return;
            environment.current = null;
        }
        environment.process.destroyForcibly();
        invocation.answer.complete(HttpApiAnswer.INTERNAL_SERVER_ERROR);
    }
}
