package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.simulation.NodesPort.Request;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The connection to one node for one partition; `NodeSession` in short.
final class NodeLink implements SimNode.Listener {
    private static final long MILLI = 1_000_000;

    /// A node that is away for so long is left.
    private static final long GONE_FOR_LONG = 1_500 * MILLI;

    private static final long TICK = 200 * MILLI;

    private final NodeLinks of;
    private final SimNode node;
    private final NodesPort.Around around;
    private boolean usable;

    /// When it was last known to be there, before the connection that there is now.
    private Instant lastSign;

    private long awaySince;

    private boolean attached;

    /// Whether its keeper waits for the connection's end.
    private boolean idle;

    private Scheduler.@Nullable Task keeper;

    NodeLink(NodeLinks of, SimNode node, NodesPort.Around around) {
        this.of = of;
        this.node = node;
        this.around = around;
        this.lastSign = around.timer().instant();
        this.awaySince = around.scheduler().now();
    }

    SimNode node() {
        return node;
    }

    Instant lastSign() {
        return lastSign;
    }

    /// Whether it is connected and its players are known.
    boolean usable() {
        return usable;
    }

    /// Whether its players are lost, as far as one can know.
    boolean dead() {
        return !usable && (!node.up() || around.scheduler().now() - awaySince > GONE_FOR_LONG);
    }

    void keep() {
        Wire wire = around.wire();
        Scheduler scheduler = around.scheduler();
        keeper = scheduler.current();
        while (!of.closed()) {
            if (!of.mayAct()) {
                wire.sleep(TICK);
            } else if (connect()) {
                of.settleAll();
                idle = true;
                while (attached) scheduler.sleepUntilWoken();
                idle = false;
                if (of.closed()) return;
                scheduler.at(scheduler.now() + GONE_FOR_LONG, "gone for long", this::evacuate);
            } else {
                wire.sleep(wire.between(400 * MILLI, 1_000 * MILLI));
            }
        }
    }

    private boolean connect() {
        boolean there = of.send(this, Request.CONNECT, "", this::attach);
        if (!there || !attached) {
            hangUp();
            return false;
        }
        Optional<Map<GuildId, SimNode.Shown>> found = players();
        if (found.isEmpty() || !attached) {
            hangUp();
            return false;
        }
        for (GuildCopy copy : of.copies()) {
            if (copy.isOn(this) && !found.get().containsKey(copy.guild())) copy.found(this, null);
        }
        found.get().forEach((guild, player) -> of.copy(guild).found(this, player));
        usable = attached;
        return usable;
    }

    private void attach() {
        if (of.closed() || around.host().dead()) return;
        of.session(this).take(this);
        attached = true;
    }

    /// All its players, or nothing if it does not answer.
    Optional<Map<GuildId, SimNode.Shown>> players() {
        Map<GuildId, SimNode.Shown> found = new LinkedHashMap<>();
        return of.send(this, Request.PLAYERS, "", () -> found.putAll(of.session(this).shown()))
                ? Optional.of(found)
                : Optional.empty();
    }

    /// As long as it is away and there is another one.
    private void evacuate() {
        if (usable || of.closed() || around.host().dead()) return;
        if (of.best(this) != null) {
            for (GuildCopy copy : of.copies()) {
                if (copy.isOn(this)) of.spawn("evacuate", () -> copy.leave(this));
            }
        }
        around.scheduler().at(around.scheduler().now() + TICK, "gone for long", this::evacuate);
    }

    void hangUp() {
        if (node.up()) of.session(this).leave(this);
        disconnected();
    }

    @Override
    public void disconnected() {
        attached = false;
        if (usable) {
            lastSign = around.timer().instant();
            awaySince = around.scheduler().now();
        }
        usable = false;
        if (idle && keeper != null) around.scheduler().wake(keeper, around.scheduler().now());
    }

    @Override
    public void ended(GuildId guild, EntryId entry) {
        of.spawn("track ended", () -> of.copy(guild).ended(this, entry));
    }

    @Override
    public void failed(GuildId guild, EntryId entry, String why) {
        of.spawn("track failed", () -> of.copy(guild).failed(this, entry, why));
    }

    @Override
    public void position(GuildId guild, EntryId entry, long millis) {
        of.spawn("position", () -> of.copy(guild).heardAt(this, entry, millis));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
