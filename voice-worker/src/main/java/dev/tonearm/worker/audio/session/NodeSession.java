package dev.tonearm.worker.audio.session;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.guild.PlayerNode;
import dev.tonearm.worker.audio.node.NodeAnswer;
import dev.tonearm.worker.audio.node.NodeConnection;
import dev.tonearm.worker.audio.node.NodeEntrance;
import dev.tonearm.worker.audio.node.NodeEvent;
import dev.tonearm.worker.audio.node.NodeRequests;
import dev.tonearm.worker.audio.node.NodeWire;
import dev.tonearm.worker.audio.session.SessionState.Away;
import dev.tonearm.worker.audio.session.SessionState.Closed;
import dev.tonearm.worker.audio.session.SessionState.Entering;
import dev.tonearm.worker.audio.session.SessionState.Greeted;
import dev.tonearm.worker.audio.session.SessionState.Usable;
import dev.tonearm.worker.audio.session.SessionState.Why;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition's session at one node: kept connected by a thread of its own, and taken up again
/// after every loss for as long as the node keeps it. How it is, a [SessionState] says.
final class NodeSession implements PlayerNode, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NodeSession.class);

    /// A node that stands still is asked in vain so soon after it stopped, and so it is known to a
    /// second where the sound ended.
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration ANSWER_PATIENCE = Duration.ofMillis(3_500);
    private static final Duration READY_PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_TAKEOVERS = Duration.ofMillis(100);

    private final NodeWire wire;
    private final AudioSettings settings;
    private final NodeCondition condition;
    private final Machine machine;
    private final Owner owner;
    private final NodeRequests requests;
    private final Backoff backoff;
    private final NodeEntrance entrance;

    private volatile NodeAddress address;
    private volatile boolean gone;

    /// The session to ask for.
    private volatile Optional<String> session;

    /// A session of before that stayed with another owner, until its players are ended.
    private volatile Optional<String> superseded = Optional.empty();

    /// Changed by [#transitionTo] alone.
    private volatile SessionState state;

    /// Who the session is for.
    interface Owner {
        /// What the node says of a player, on a thread of the connection.
        void heard(NodeSession session, NodeEvent.OfPlayer event);

        /// A connection began; the session cannot be used before this returned.
        ///
        /// @return false if the node did not answer, to be called again
        boolean restore(NodeSession session);

        /// The session can be used; called on its keeper's thread.
        void restored(NodeSession session);

        /// How many players of the session should be heard.
        default int playing(NodeSession session) {
            return 0;
        }

        default Telemetry telemetry() {
            return Telemetry.unseen();
        }
    }

    /// @param session the session to take up again, empty for a new one
    NodeSession(
            NodeWire wire,
            NodeAddress address,
            AudioSettings settings,
            NodeLoad load,
            Optional<String> session,
            Machine machine,
            Owner owner) {
        this.wire = wire;
        this.address = address;
        this.settings = settings;
        this.condition = new NodeCondition(load);
        this.session = session;
        this.machine = machine;
        this.owner = owner;
        this.requests = new NodeRequests(() -> state.connection(), owner.telemetry());
        this.backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(3), machine.random());
        this.entrance = new NodeEntrance(address.name());
        this.state = new Away(now(), Why.SILENT, now());
    }

    void start() {
        machine.threads().execute(this::keep);
    }

    private Instant now() {
        return machine.timer().instant();
    }

    /// Whoever is told of a change is told outside; one that is closed stays so.
    ///
    /// @return whether it is in that state now
    private synchronized boolean transitionTo(SessionState next) {
        if (state instanceof Closed) return false;
        state = next;
        return true;
    }

    private boolean closed() {
        return state instanceof Closed;
    }

    private void keep() {
        for (int failures = 1; !closed(); failures++) {
            try {
                if (connectAndUse()) failures = 0;
                else machine.timer().sleep(backoff.after(failures));
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// @return whether it was connected
    private boolean connectAndUse() throws InterruptedException {
        try {
            Optional<Greeted> greeted = connect();
            if (greeted.isEmpty()) return false;
            use(greeted.get());
            if (!closed()) {
                log.warn("node {}: the connection is lost", this);
                owner.telemetry().count(WorkerMetric.NODE_LOSSES, name());
            }
            return true;
        } catch (RuntimeException e) {
            log.error("node {}: its session could not be kept", this, e);
            return false;
        }
    }

    private void use(Greeted greeted) throws InterruptedException {
        NodeConnection open = greeted.attempt();
        Instant lastSign = greeted.lastSign();
        try {
            // Before anybody is told to sound as it cannot: it would break off each track.
            while (!condition.learned(open.filters()) || !owner.restore(this)) {
                machine.timer().sleep(BETWEEN_TAKEOVERS);
                if (!open.open() || !answers(open)) return;
            }
            if (!transitionTo(new Usable(open, lastSign))) return;
            owner.telemetry().count(WorkerMetric.NODE_CONNECTS, name());
            owner.restored(this);
            boolean silent = false;
            // One that died without a word looks open for ever.
            while (!silent && open.awaitSilence(SILENCE)) silent = !answers(open);
            // A socket that closed says when, unless this process stood still meanwhile; while an
            // answer is waited for, nobody looks.
            Instant heard = open.lastHeard();
            Instant latest = heard.plus(SILENCE);
            lastSign = silent ? heard : latest.isBefore(now()) ? latest : now();
        } finally {
            transitionTo(new Away(now(), Why.SILENT, lastSign));
            open.close();
        }
    }

    private static boolean answers(NodeConnection open) {
        return open.ping(ANSWER_PATIENCE) instanceof NodeAnswer.Taken;
    }

    /// Connects to the session that is wanted, or to a new one if that is gone or stays with
    /// another owner.
    private Optional<Greeted> connect() throws InterruptedException {
        TakeOver takeOver = new TakeOver(now());
        while (state instanceof Away away) {
            switch (wire.reach(address)) {
                case OPEN -> {}
                case REFUSED -> {
                    return unreachable(away.because(Why.NOBODY_LISTENS));
                }
                case SILENT -> {
                    return unreachable(away.because(Why.SILENT));
                }
            }
            NodeConnection attempt = wire.connect(address, session, this::heard);
            Away next = away.because(Why.SILENT);
            boolean taken = false;
            try {
                if (!transitionTo(new Entering(attempt, away))) return Optional.empty();
                if (!attempt.awaitReady(READY_PATIENCE)) {
                    if (!closed()) entrance.refused(attempt.admission());
                    return Optional.empty();
                }
                entrance.open();
                next = away.because(Why.ANSWERS);
                Greeted greeted = new Greeted(attempt, next);
                if (!transitionTo(greeted)) return Optional.empty();
                taken = take(attempt, takeOver);
                if (taken) return Optional.of(greeted);
            } finally {
                if (!taken) {
                    transitionTo(next);
                    attempt.close();
                }
            }
            machine.timer().sleep(BETWEEN_TAKEOVERS);
        }
        return Optional.empty();
    }

    private Optional<Greeted> unreachable(Away away) {
        transitionTo(away);
        entrance.unreachable();
        return Optional.empty();
    }

    private void heard(NodeEvent event) {
        switch (event) {
            case NodeEvent.Load told -> {
                condition.heard(told);
                told.frames().ifPresent(this::count);
            }
            case NodeEvent.OfPlayer about -> owner.heard(this, about);
        }
    }

    /// The node tells of an average player of the session, once a minute.
    private void count(NodeEvent.Frames told) {
        int players = owner.playing(this);
        Telemetry telemetry = owner.telemetry();
        telemetry.counts(WorkerMetric.FRAMES_SENT, name(), told.sent() * players);
        telemetry.counts(WorkerMetric.FRAMES_NULLED, name(), told.nulled() * players);
        telemetry.counts(
                WorkerMetric.FRAMES_DEFICIT, name(), Math.max(0, told.deficit()) * players);
    }

    private boolean take(NodeConnection attempt, TakeOver takeOver) {
        String given = attempt.session();
        if (session.isPresent() && !session.get().equals(given)) {
            String wanted = session.get();
            switch (takeOver.judge(ask(wanted), now())) {
                case AGAIN -> {
                    return false;
                }
                case TAKE_NEW -> superseded = Optional.empty();
                case TAKE_BESIDE -> {
                    log.warn("node {}: session {} stays with another owner", this, wanted);
                    superseded = Optional.of(wanted);
                    // Until its players are ended, a lost connection tries to take it up again.
                    return true;
                }
            }
        } else {
            superseded = Optional.empty();
        }
        session = Optional.of(given);
        return true;
    }

    private TakeOver.Old ask(String wanted) {
        return switch (requests.players(wanted)) {
            case NodeAnswer.Taken<?> _ -> TakeOver.Old.OWNED;
            case NodeAnswer.Refused<?>(int status, var _) when status == 404 ->
                    TakeOver.Old.UNKNOWN;
            case NodeAnswer.Refused<?> _, NodeAnswer.Unreachable<?> _ -> TakeOver.Old.NO_ANSWER;
        };
    }

    String name() {
        return address.name();
    }

    /// What its operator says of the node now.
    void describe(NodeAddress now) {
        address = now;
        gone = false;
    }

    boolean isAt(NodeAddress other) {
        return address.name().equals(other.name()) && address.uri().equals(other.uri());
    }

    /// Its operator does not name it any more.
    void leaves() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    /// Whether its players are to go to other nodes.
    boolean drains() {
        return gone || address.draining();
    }

    boolean lossy() {
        return condition.lossy();
    }

    @Override
    public FilterSupport support() {
        return condition.support();
    }

    @Override
    public void placed(int more) {
        condition.load().placed(more);
    }

    NodeLoad load() {
        return condition.load();
    }

    NodeChoice.Candidate candidate() {
        return condition.candidate(address, drains());
    }

    /// Whether it is connected and its players are known.
    @Override
    public boolean usable() {
        return state.isUsable();
    }

    /// Whether the node answers, and does not let us in.
    boolean refuses() {
        return entrance.refuses();
    }

    /// Whether its players are lost, as far as one can know.
    boolean dead(Instant now) {
        return state.isDeath(now, settings.moveAfter());
    }

    @Override
    public Instant lastSign() {
        return state.lastSign();
    }

    /// The session's id, which its successor takes it up by.
    String id() {
        return requests.session();
    }

    /// A session beside this one that another owner did not let go of.
    Optional<String> superseded() {
        return superseded;
    }

    /// Connects to another session of the node as well, for a while; to a new one if that does not
    /// wait for anybody. Nothing if the node does not greet.
    Optional<NodeConnection> beside(String other) throws InterruptedException {
        NodeConnection attempt = wire.connect(address, Optional.of(other), _ -> {});
        if (attempt.awaitReady(READY_PATIENCE)) return Optional.of(attempt);
        attempt.close();
        return Optional.empty();
    }

    /// The players of the session that was superseded are ended.
    void supersededEnded() {
        superseded = Optional.empty();
        session = Optional.of(id());
    }

    @Override
    public NodeRequests requests() {
        return requests;
    }

    /// Asks the node to play on when we are gone.
    ///
    /// @return whether it will
    boolean enableResuming() {
        return requests.keep(settings.resumeTimeout()) instanceof NodeAnswer.Taken;
    }

    /// Ends the session for good, with whatever is still in it.
    void end() {
        if (usable()) requests.release(id());
        close();
    }

    /// Ends the connection; the node keeps the session for its successor.
    @Override
    public void close() {
        Optional<NodeConnection> open;
        synchronized (this) {
            open = state.connection();
            transitionTo(new Closed(state.lastSign()));
        }
        open.ifPresent(NodeConnection::close);
    }

    @Override
    public String toString() {
        return name();
    }
}
