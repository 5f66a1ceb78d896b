package dev.tonearm.worker.audio.session;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.worker.audio.node.NodeAnswer;
import dev.tonearm.worker.audio.node.NodeConnection;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a session the one that the next owner finds, once it is connected.
///
/// If the session before it stays with another owner, that one's players end first, guild by guild,
/// each when its successor speaks. Then the new id is remembered, and only then the node is asked
/// to keep the session: a worker that dies between any two of these steps leaves no session that
/// plays on and that nobody knows.
final class SessionSuccession {
    private static final Logger log = LoggerFactory.getLogger(SessionSuccession.class);

    /// A successor that does not speak by then has no voice to speak with.
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final int partition;
    private final NodeSession session;
    private final String id;
    private final NodeSessions remembered;
    private final PartitionNodes owner;
    private final Timer timer;

    SessionSuccession(
            int partition,
            NodeSession session,
            NodeSessions remembered,
            PartitionNodes owner,
            Timer timer) {
        this.partition = partition;
        this.session = session;
        this.id = session.id();
        this.remembered = remembered;
        this.owner = owner;
        this.timer = timer;
    }

    void run() {
        try {
            Optional<String> old = session.superseded();
            if (old.isPresent()) end(old.get());
            remember();
            // Asked for again after every connection: it costs little and heals a lost answer.
            while (current() && !session.enableResuming()) {
                timer.sleep(RETRY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether all this still is about the connection that it began with.
    private boolean current() {
        return session.usable() && session.id().equals(id);
    }

    private void end(String old) throws InterruptedException {
        long giveUp = timer.nanos() + LONGEST.toNanos();
        Optional<NodeConnection> held = Optional.empty();
        try {
            while (current()) {
                switch (session.requests().players(old)) {
                    case NodeAnswer.Taken<Map<GuildId, NodePlayer>>(var left) -> {
                        if (left.isEmpty() && owner.mayAct()) {
                            ended(old);
                            return;
                        }
                        endPlayers(old, left.keySet(), timer.nanos() > giveUp);
                    }
                    case NodeAnswer.Refused<?> _ -> {
                        // It is gone, or its owner has let go of it at last: it waits then, plays
                        // on, and is known to nobody who is not connected to it.
                        Optional<NodeConnection> greeted = session.beside(old);
                        boolean waited =
                                greeted.filter(one -> one.session().equals(old)).isPresent();
                        held.ifPresent(NodeConnection::close);
                        held = greeted;
                        if (greeted.isPresent() && !waited && owner.mayAct()) {
                            ended(old);
                            return;
                        }
                    }
                    case NodeAnswer.Unreachable<?> _ -> {}
                }
                timer.sleep(LOOK);
            }
        } finally {
            held.ifPresent(NodeConnection::close);
        }
    }

    private void endPlayers(String old, Set<GuildId> guilds, boolean late) {
        for (GuildId guild : guilds) {
            if (owner.mayAct() && (late || owner.speaksOrIsAbsent(guild))) {
                session.requests().destroy(old, guild);
            }
        }
    }

    private void ended(String old) {
        session.requests().release(old);
        session.supersededEnded();
        log.info("partition {}: node {}: session {} is ended", partition, session, old);
    }

    private void remember() throws InterruptedException {
        while (current()) {
            if (owner.mayAct() && session.superseded().isEmpty()) {
                try {
                    Optional<String> before = remembered.find(partition, session.name());
                    if (before.equals(Optional.of(id))) return;
                    // Somebody else acted for the partition meanwhile, and let go of it.
                    if (before.isPresent()) end(before.get());
                    if (!current() || remembered.remember(partition, session.name(), before, id))
                        return;
                } catch (RuntimeException e) {
                    // Until then the music stops if this worker dies.
                    log.warn("node {}: its session could not be remembered", session, e);
                }
            }
            timer.sleep(RETRY);
        }
    }
}
