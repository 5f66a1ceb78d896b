package dev.tonearm.simulation;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.worker.audio.node.NodeEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An audio node, as far as Lavalink's protocol tells: sessions that outlive their sockets when
/// that was asked for, and in each a player for each guild. A crash takes all of it.
final class SimNode {
    static final long MILLI = 1_000_000;

    private final String name;
    private final Scheduler scheduler;
    private final Sounds sounds;
    private final SimVoice voice;
    private final FilterSupport support;
    private final Map<String, Session> sessions = new TreeMap<>();
    private boolean up = true;
    private int lostEnds;
    private int opened;

    /// Whether nothing that is started now can be loaded.
    private boolean sourceAway;

    /// @param sounds listens to its players
    /// @param voice where they speak
    /// @param support what it can do to their music
    SimNode(
            String name,
            Scheduler scheduler,
            Sounds sounds,
            SimVoice voice,
            FilterSupport support) {
        this.support = support;
        this.name = name;
        this.scheduler = scheduler;
        this.sounds = sounds;
        this.voice = voice;
    }

    /// A websocket's other end.
    interface Socket {
        void say(NodeEvent event);

        /// The node has closed it.
        void dropped();
    }

    boolean up() {
        return up;
    }

    void crash() {
        up = false;
        for (Session session : List.copyOf(sessions.values())) {
            Socket before = session.socket;
            session.end();
            if (before != null) before.dropped();
        }
    }

    void comeBack() {
        up = true;
    }

    void sourceIsAway(boolean away) {
        sourceAway = away;
    }

    boolean sourceIsAway() {
        return sourceAway;
    }

    FilterSupport support() {
        return support;
    }

    /// The next track that ends does so without a word: its player stands at the end.
    void loseAnEnd() {
        lostEnds++;
    }

    /// Whether this end is to be lost.
    boolean losesThisEnd() {
        if (lostEnds == 0) return false;
        lostEnds--;
        return true;
    }

    /// A socket opens: on the session that it asks for if that waits, else on a new one.
    Session open(Optional<String> wanted, Socket socket) {
        Session session =
                wanted.map(sessions::get)
                        .filter(Session::waits)
                        .orElseGet(() -> new Session(name + "-session-" + ++opened));
        sessions.put(session.id, session);
        session.take(socket);
        return session;
    }

    /// A session as requests know it: none while nobody is connected to it.
    Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(id)).filter(session -> !session.waits());
    }

    /// All players of a guild, of whichever session.
    List<SimPlayer> players(GuildId guild) {
        return sessions.values().stream()
                .flatMap(session -> Optional.ofNullable(session.players.get(guild)).stream())
                .toList();
    }

    /// Somebody who is none of ours ends a guild's players.
    void meddle(GuildId guild) {
        List.copyOf(sessions.values()).forEach(session -> session.destroy(guild));
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Sounds sounds() {
        return sounds;
    }

    SimVoice voice() {
        return voice;
    }

    @Override
    public String toString() {
        return name;
    }

    /// Players of one owner, and its one socket, which is this very one or another.
    @SuppressWarnings("ReferenceEquality")
    final class Session {
        private final String id;
        private final Map<GuildId, SimPlayer> players = new LinkedHashMap<>();
        private final Queue<NodeEvent> missed = new ArrayDeque<>();
        private @Nullable Socket socket;
        private @Nullable Duration keeps;
        private long lastTold;
        private long takings;
        private boolean over;

        private Session(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        boolean waits() {
            return socket == null;
        }

        boolean over() {
            return over;
        }

        private void take(Socket by) {
            socket = by;
            takings++;
            while (!missed.isEmpty()) by.say(missed.remove());
        }

        /// The other end is closed.
        void leave(Socket by) {
            if (socket != by) return;
            socket = null;
            Duration kept = keeps;
            if (kept == null) {
                end();
                return;
            }
            long mine = takings;
            scheduler.at(
                    scheduler.now() + kept.toNanos(),
                    "session ends",
                    () -> {
                        if (takings == mine) end();
                    });
        }

        private void end() {
            over = true;
            socket = null;
            players.values().forEach(SimPlayer::gone);
            players.clear();
            sessions.remove(id);
        }

        /// @param time how long it plays on without a socket; none ends it with its socket
        void keep(@Nullable Duration time) {
            keeps = time;
        }

        Map<GuildId, SimPlayer> players() {
            return players;
        }

        SimPlayer player(GuildId guild) {
            return players.computeIfAbsent(guild, id -> new SimPlayer(SimNode.this, this, id));
        }

        void destroy(GuildId guild) {
            SimPlayer gone = players.remove(guild);
            if (gone != null) gone.gone();
        }

        /// Tells an event, now or to whoever takes the session up.
        void tell(NodeEvent event) {
            lastTold = Math.max(lastTold + 1, scheduler.now() + 10 * MILLI);
            scheduler.at(
                    lastTold,
                    "node event",
                    () -> {
                        Socket to = socket;
                        if (over) return;
                        if (to == null) missed.add(event);
                        else to.say(event);
                    });
        }

        /// Says where a player is, which nobody has to know later.
        void mention(NodeEvent event) {
            Socket to = socket;
            if (to != null) to.say(event);
        }
    }
}
