package dev.tonearm.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tonearm.local.aws.AwsCall;
import dev.tonearm.local.aws.FaultProxy;
import dev.tonearm.local.aws.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/// A service inside the supervisor, reached through a proxy that can cut it off, slow it down and,
/// if it is one of AWS's, refuse calls of it.
final class EmulatorPart implements Part {
    private static final int LATER_MS = 1_000;
    private static final int MOST_MS = 60_000;

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
        return proxy.refusals().isPresent()
                ? List.of(Action.CUT, Action.SLOW, Action.REFUSE, Action.RESTORE)
                : List.of(Action.CUT, Action.SLOW, Action.RESTORE);
    }

    @Override
    public Set<AwsCall> calls() {
        return proxy.calls();
    }

    @Override
    public String how() {
        List<String> all = new ArrayList<>();
        if (proxy.held().isPositive()) {
            all.add("each call " + proxy.held().toMillis() + " ms later");
        }
        proxy.refusals().flatMap(Refusals::now).ifPresent(it -> all.add(it.toString()));
        return String.join(", ", all);
    }

    @Override
    public void act(Action action) {
        act(action, MissingNode.getInstance());
    }

    @Override
    public void act(Action action, JsonNode wishes) {
        switch (action) {
            case CUT -> proxy.cut();
            case SLOW -> proxy.delay(later(wishes));
            case REFUSE -> proxy.refusals().orElseThrow().begin(wishes);
            case RESTORE -> proxy.restore();
            case KILL, STOP, START, RESTART, PAUSE, CONTINUE ->
                    throw new UnsupportedOperationException();
        }
        line.become(now());
    }

    private State now() {
        if (proxy.isCut()) return State.CUT;
        if (proxy.refusals().flatMap(Refusals::now).isPresent()) return State.REFUSING;
        return proxy.held().isPositive() ? State.SLOW : State.UP;
    }

    private static Duration later(JsonNode wishes) {
        JsonNode ms = wishes.path("ms");
        int later = ms.isMissingNode() ? LATER_MS : ms.asInt(0);
        if (later < 1 || later > MOST_MS) {
            throw new IllegalArgumentException("ms is from 1 to %d, not %s".formatted(MOST_MS, ms));
        }
        return Duration.ofMillis(later);
    }
}
