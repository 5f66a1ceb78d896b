package dev.tonearm.local.stack;

import dev.tonearm.local.lambda.LambdaHost;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// A function, by its Lambda host.
final class FunctionPart implements Part {
    private final String name;
    private final LambdaHost host;
    private final Path log;
    private final StateLine line;

    FunctionPart(String name, LambdaHost host, Path log, Consumer<Part> changed) {
        this.name = name;
        this.host = host;
        this.log = log;
        this.line = new StateLine(this, changed);
        line.become(State.STARTING);
    }

    /// Waits for the first environments.
    void await(CompletableFuture<Void> ready) {
        try {
            ready.join();
        } catch (CompletionException e) {
            line.become(State.DOWN);
            throw new PartFailedException(
                    name(), String.valueOf(Objects.requireNonNullElse(e.getCause(), e)), log);
        }
        line.become(State.UP);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public State state() {
        return line.state();
    }

    @Override
    public Instant since() {
        return line.since();
    }

    @Override
    public OptionalLong pid() {
        return host.pids().stream().mapToLong(pid -> pid).findFirst();
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.KILL, Action.STOP, Action.START, Action.RESTART);
    }

    @Override
    public boolean tell(Map<String, String> environment) {
        host.tell(environment);
        return true;
    }

    @Override
    public void act(Action action) {
        switch (action) {
            case KILL -> host.kill(); // and stays up: as on Lambda, the next request starts another
            case STOP -> stop();
            case START -> start();
            case RESTART -> renew();
            case CUT, SLOW, REFUSE, RESTORE, PAUSE, CONTINUE ->
                    throw new UnsupportedOperationException();
        }
    }

    private void stop() {
        host.stop();
        line.become(State.DOWN);
    }

    /// As AWS replaces a function's environments: nobody notices, unless it does not start.
    private void renew() {
        if (state() == State.DOWN) start();
        else await(host.renew());
    }

    private void start() {
        if (state() != State.DOWN) return;
        line.become(State.STARTING);
        await(host.resume());
    }
}
