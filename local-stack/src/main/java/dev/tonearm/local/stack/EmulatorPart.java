package dev.tonearm.local.stack;

import dev.tonearm.local.aws.AwsCall;
import dev.tonearm.local.aws.FaultProxy;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/// A service inside the supervisor, reached through a proxy that can cut it off.
final class EmulatorPart implements Part {
    private final String name;
    private final FaultProxy proxy;
    private final StateLine line;

    EmulatorPart(String name, FaultProxy proxy, Consumer<Part> changed) {
        this.name = name;
        this.proxy = proxy;
        this.line = new StateLine(this, changed);
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
        return OptionalLong.empty();
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.CUT, Action.RESTORE);
    }

    @Override
    public Set<AwsCall> calls() {
        return proxy.calls();
    }

    @Override
    public void act(Action action) {
        switch (action) {
            case CUT -> {
                proxy.cut();
                line.become(State.CUT);
            }
            case RESTORE -> {
                proxy.restore();
                line.become(State.UP);
            }
            case KILL, STOP, START, RESTART, PAUSE, CONTINUE ->
                    throw new UnsupportedOperationException();
        }
    }
}
