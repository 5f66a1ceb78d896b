package dev.tonearm.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A child process of the stack: tied to this JVM, its output in a file, ready when its probe says
/// so. One that dies by itself is started again, as Kubernetes would.
public final class StackProcess implements Part, AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration PROBE_EVERY = Duration.ofMillis(50);

    /// How often in a row one that never gets ready again is started.
    private static final int RESTARTS = 5;

    private final Command command;
    private final Progress progress;
    private final StateLine line;
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private @Nullable Process process;
    private boolean wanted;
    private int deaths;

    /// @param line the whole command line
    /// @param ready asked again and again until it says yes
    /// @param patience how long it may take to end after a SIGTERM
    record Command(
            String name,
            List<String> line,
            Map<String, String> environment,
            Path log,
            Readiness ready,
            Duration patience) {}

    StackProcess(Command command, Progress progress, Consumer<Part> changed) {
        this.command = command;
        this.progress = progress;
        this.line = new StateLine(this, changed);
    }

    @Override
    public String name() {
        return command.name;
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
    public synchronized OptionalLong pid() {
        return process != null && process.isAlive()
                ? OptionalLong.of(process.pid())
                : OptionalLong.empty();
    }

    public Path log() {
        return command.log;
    }

    /// What it is told besides this process's own environment.
    public Map<String, String> environment() {
        return command.environment;
    }

    @Override
    public boolean tell(Map<String, String> environment) {
        // An empty text takes back what was told, and leaves what it began with.
        environment.forEach(
                (name, value) -> told.compute(name, (_, _) -> value.isEmpty() ? null : value));
        return true;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.KILL,
                Action.STOP,
                Action.START,
                Action.RESTART,
                Action.PAUSE,
                Action.CONTINUE);
    }

    @Override
    public void act(Action action) {
        switch (action) {
            case KILL -> kill();
            case STOP -> stop();
            case START -> start();
            case RESTART -> {
                stop();
                start();
            }
            case PAUSE -> pause();
            case CONTINUE -> resume();
            case CUT, SLOW, REFUSE, RESTORE -> throw new UnsupportedOperationException();
        }
    }

    /// Starts it unless it runs, and returns when it is ready. One that stands still goes on.
    ///
    /// @throws PartFailedException when it ended or was not ready in time; says what its log says
    public void start() {
        Process mine;
        synchronized (this) {
            wanted = true;
            if (process == null || !process.isAlive()) process = launch();
            mine = process;
        }
        resume();
        awaitReady(mine);
    }

    /// SIGKILL: nothing is saved, nobody is told. Stays down until [#start()].
    public void kill() {
        end(Process::destroyForcibly);
    }

    /// SIGTERM, and SIGKILL when its patience has ended.
    public void stop() {
        end(process -> {
            // By its handle: Process.destroy() would also close the pipe of the tether, which kills
            // at once.
            process.toHandle().destroy();
            if (state() == State.PAUSED) Signal.CONT.send(process.pid()); // it hears nothing before
        });
    }

    /// Makes it stand still, as a machine does that is out of memory or being moved. Only what is
    /// up can be paused.
    public void pause() {
        if (sent(Signal.STOP, State.UP)) line.become(State.PAUSED);
    }

    /// Lets it go on.
    public void resume() {
        if (sent(Signal.CONT, State.PAUSED)) line.become(State.UP);
    }

    private synchronized boolean sent(Signal signal, State when) {
        if (state() != when || process == null || !process.isAlive()) return false;
        signal.send(process.pid());
        return true;
    }

    @Override
    public void close() {
        stop();
    }

    private void end(Consumer<Process> signal) {
        Process mine;
        synchronized (this) {
            wanted = false;
            mine = process;
        }
        if (mine != null) {
            signal.accept(mine);
            awaitEnd(mine, command.patience);
        }
        line.become(State.DOWN);
    }

    private Process launch() {
        line.become(State.STARTING);
        var builder =
                new ProcessBuilder(Tether.tie(command.line))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(TONEARM|AWS|OTEL|MICRONAUT)_.*"));
        builder.environment().putAll(command.environment);
        builder.environment().putAll(told);
        try {
            Process started = builder.start();
            var _ = started.onExit().thenAccept(this::ended);
            return started;
        } catch (IOException e) {
            line.become(State.DOWN);
            throw new UncheckedIOException("could not start the " + name(), e);
        }
    }

    private void awaitReady(Process mine) {
        Instant limit = Instant.now().plus(READY_LIMIT);
        try {
            while (!command.ready.now()) {
                if (mine.waitFor(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    synchronized (this) {
                        if (mine.equals(process)) line.become(State.DOWN);
                    }
                    throw new PartFailedException(
                            name(), "ended with code " + mine.exitValue(), command.log);
                }
                if (Instant.now().isAfter(limit)) {
                    String waited = READY_LIMIT.toSeconds() + " s";
                    throw new PartFailedException(
                            name(), "was not ready after " + waited, command.log);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException(name(), "was interrupted", command.log);
        }
        synchronized (this) {
            if (!mine.equals(process) || !mine.isAlive()) return;
            deaths = 0;
        }
        line.become(State.UP);
    }

    /// It died by itself: said, and made good unless it does nothing else.
    private void ended(Process dead) {
        boolean again;
        synchronized (this) {
            if (!wanted || !dead.equals(process)) return;
            again = state() == State.UP || state() == State.PAUSED || deaths > 0;
            deaths++;
            again &= deaths <= RESTARTS;
        }
        line.become(State.DOWN);
        if (!again) return; // whoever waits for the start says why
        progress.trouble(name() + " ended by itself; starting it again", command.log);
        try {
            start();
        } catch (PartFailedException e) {
            progress.trouble(String.valueOf(e.getMessage()), command.log);
        }
    }

    private static void awaitEnd(Process process, Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
