package dev.tonearm.worker.audio.session;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.event.ClientEvent;
import dev.arbjerg.lavalink.client.event.StatsEvent;
import dev.arbjerg.lavalink.protocol.v4.FrameStats;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.guild.PlayerNode;
import dev.tonearm.worker.audio.node.Answer;
import dev.tonearm.worker.audio.node.NodeConnection;
import dev.tonearm.worker.audio.node.NodeEntrance;
import dev.tonearm.worker.audio.node.NodeRequests;
import dev.tonearm.worker.time.Backoff;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition's session at one node: kept connected by a thread of its own, and taken up again
/// after every loss for as long as the node keeps it.
final class NodeSession implements PlayerNode, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NodeSession.class);

    /// How often a connection is looked at; the library tells nobody that it is lost.
    private static final Duration LOOK = Duration.ofMillis(100);

    /// A node that stands still is asked in vain so soon after it stopped, and so it is known to a
    /// second where the sound ended.
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration ANSWER_PATIENCE = Duration.ofMillis(3_500);
    private static final Duration CONNECT_PATIENCE = Duration.ofMillis(1_500);
    private static final Duration READY_PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_TAKEOVERS = Duration.ofMillis(100);

    private final LavalinkClient client;
    private final AudioSettings settings;
    private final NodeLoad load;
    private final InstantSource clock;
    private final Owner owner;
    private final NodeRequests requests;
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(250), Duration.ofSeconds(3), new Random());

    private final NodeEntrance entrance;

    private volatile NodeAddress address;
    private volatile boolean gone;
    private volatile FrameQuality quality = FrameQuality.UNKNOWN;

    /// The session to ask for.
    private volatile Optional<String> session;

    /// A session of before that stayed with another owner, until its players are ended.
    private volatile Optional<String> superseded = Optional.empty();

    private volatile @Nullable NodeConnection connection;
    private volatile @Nullable Thread keeper;
    private volatile Loss loss;
    private volatile Instant lastSign;
    private volatile boolean restored;
    private volatile boolean closed;

    /// Who the session is for.
    interface Owner {
        /// An event, on the node's reading thread.
        void heard(NodeSession session, ClientEvent event);

        /// A connection began; the session cannot be used before this returned.
        ///
        /// @return false if the node did not answer, to be called again
        boolean restore(NodeSession session);

        /// The session can be used; called on its keeper's thread.
        void restored(NodeSession session);
    }

    /// That it has not been connected.
    ///
    /// @param refused nobody listens at its address
    /// @param answered it does answer, and the connection is only a matter of a moment
    private record Loss(Instant since, boolean refused, boolean answered) {
        Loss because(boolean nobodyListens) {
            return new Loss(since, nobodyListens, false);
        }

        Loss answering() {
            return new Loss(since, false, true);
        }

        /// A process that died is gone with its players; one that only lost its socket plays on.
        boolean isDeath(Instant now, Duration grace) {
            return refused || (!answered && Duration.between(since, now).compareTo(grace) > 0);
        }
    }

    /// @param session the session to take up again, empty for a new one
    NodeSession(
            LavalinkClient client,
            NodeAddress address,
            AudioSettings settings,
            NodeLoad load,
            Optional<String> session,
            InstantSource clock,
            Owner owner) {
        this.client = client;
        this.address = address;
        this.settings = settings;
        this.load = load;
        this.session = session;
        this.clock = clock;
        this.owner = owner;
        this.requests = new NodeRequests(address.name(), () -> connection, clock);
        this.entrance = new NodeEntrance(address.name());
        this.lastSign = clock.instant();
        this.loss = new Loss(lastSign, false, false);
    }

    void start() {
        keeper = Thread.ofVirtual().name("node-" + address.name()).start(this::keep);
    }

    private void keep() {
        for (int failures = 1; !closed; failures++) {
            try {
                if (connectAndUse()) failures = 0;
                else Thread.sleep(backoff.after(failures));
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// @return whether it was connected
    private boolean connectAndUse() throws InterruptedException {
        try {
            NodeConnection open = connect();
            if (open == null) return false;
            use(open);
            if (!closed) log.warn("node {}: the connection is lost", this);
            return true;
        } catch (RuntimeException e) {
            log.error("node {}: its session could not be kept", this, e);
            return false;
        }
    }

    private void use(NodeConnection open) throws InterruptedException {
        try {
            while (!owner.restore(this)) {
                Thread.sleep(BETWEEN_TAKEOVERS);
                if (!open.alive(SILENCE, ANSWER_PATIENCE)) return;
            }
            restored = true;
            owner.restored(this);
            while (!closed && open.alive(SILENCE, ANSWER_PATIENCE)) Thread.sleep(LOOK);
        } finally {
            Instant now = clock.instant();
            // A socket that closed says when; one that is silent, only when it last was not.
            if (restored) lastSign = open.open() ? open.lastHeard() : now;
            loss = new Loss(now, false, false);
            restored = false;
            open.close();
        }
    }

    /// Connects to the session that is wanted, or to a new one if that is gone or stays with
    /// another owner.
    private @Nullable NodeConnection connect() throws InterruptedException {
        TakeOver takeOver = new TakeOver(clock.instant());
        while (!closed) {
            if (!reachable()) return null;
            NodeConnection attempt =
                    new NodeConnection(client, address, settings, session, clock, this::heard);
            boolean taken = false;
            try {
                if (!attempt.awaitReady(READY_PATIENCE)) {
                    loss = loss.because(false);
                    entrance.refused(attempt.admission());
                    return null;
                }
                entrance.open();
                loss = loss.answering();
                connection = attempt;
                taken = take(attempt, takeOver);
                if (taken) return attempt;
            } finally {
                if (!taken) attempt.close();
            }
            Thread.sleep(BETWEEN_TAKEOVERS);
        }
        return null;
    }

    private void heard(ClientEvent event) {
        if (event instanceof StatsEvent stats) {
            load.reported(
                    stats.getPlayers(), stats.getPlayingPlayers(), stats.getCpu().getSystemLoad());
            FrameStats frames = stats.getFrameStats();
            quality =
                    frames == null
                            ? quality.afterSilence()
                            : quality.after(frames.getNulled(), frames.getDeficit());
        }
        owner.heard(this, event);
    }

    private boolean take(NodeConnection attempt, TakeOver takeOver) {
        String given = attempt.session();
        if (session.isPresent() && !session.get().equals(given)) {
            String wanted = session.get();
            switch (takeOver.judge(ask(wanted), clock.instant())) {
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
        return switch (requests.list(wanted)) {
            case Answer.Taken _ -> TakeOver.Old.OWNED;
            case Answer.Refused(int status, var _) when status == 404 -> TakeOver.Old.UNKNOWN;
            case Answer.Refused _, Answer.Unreachable _ -> TakeOver.Old.NO_ANSWER;
        };
    }

    /// The library would say no more than that it is not connected.
    private boolean reachable() {
        try (Socket socket = new Socket()) {
            InetSocketAddress to =
                    new InetSocketAddress(address.uri().getHost(), address.uri().getPort());
            socket.connect(to, (int) CONNECT_PATIENCE.toMillis());
            return true;
        } catch (ConnectException e) {
            loss = loss.because(true);
        } catch (IOException e) {
            loss = loss.because(false);
        }
        entrance.unreachable();
        return false;
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
        return quality.lossy();
    }

    @Override
    public void placed(int more) {
        load.placed(more);
    }

    NodeLoad load() {
        return load;
    }

    NodeChoice.Candidate candidate() {
        return new NodeChoice.Candidate(
                address.name(),
                address.regions(),
                drains(),
                quality.lossy(),
                load.players(),
                load.playing(),
                load.cpu(),
                quality.nulled(),
                quality.deficit());
    }

    /// Whether it is connected and its players are known.
    @Override
    public boolean usable() {
        NodeConnection open = connection;
        return restored && open != null && open.open();
    }

    /// Whether the node answers, and does not let us in.
    boolean refuses() {
        return entrance.refuses();
    }

    /// Whether its players are lost, as far as one can know.
    boolean dead(Instant now) {
        return !usable() && loss.isDeath(now, settings.moveAfter());
    }

    /// When the node last showed that it was there, before the connection that there is now, if
    /// there is one.
    @Override
    public Instant lastSign() {
        return lastSign;
    }

    /// The session's id, which its successor takes it up by.
    String id() {
        return requests.session();
    }

    /// A session beside this one that another owner did not let go of.
    Optional<String> superseded() {
        return superseded;
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
    Answer enableResuming() {
        return requests.enableResuming(settings.resumeTimeout());
    }

    /// Ends the session for good, with whatever is still in it.
    void end() {
        if (usable()) requests.disableResuming(id());
        close();
    }

    /// Ends the connection; the node keeps the session for its successor.
    @Override
    public void close() {
        closed = true;
        Thread keeping = keeper;
        if (keeping != null) keeping.interrupt();
        NodeConnection open = connection;
        if (open != null) open.close();
    }

    @Override
    public String toString() {
        return name();
    }
}
