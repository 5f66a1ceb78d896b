package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.EntryId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An audio node: a session for each partition, which outlives the worker that opened it, and in it
/// a player for each guild. A crash takes all of it.
final class SimNode {
    private static final long MILLI = 1_000_000;
    private static final long REPORT_EVERY = 5_000 * MILLI;
    private static final long FAILS_AFTER = 30 * MILLI;

    private final String name;
    private final Scheduler scheduler;
    private final Sounds sounds;
    private final Map<Integer, Session> sessions = new TreeMap<>();
    private boolean up = true;
    private int lostEnds;

    /// Whether nothing that is started now can be loaded.
    private boolean sourceAway;

    /// @param sounds listens to its players
    SimNode(String name, Scheduler scheduler, Sounds sounds) {
        this.sounds = sounds;
        this.name = name;
        this.scheduler = scheduler;
    }

    /// Who hears what a session says.
    interface Listener {
        void ended(GuildId guild, EntryId entry);

        void failed(GuildId guild, EntryId entry, String why);

        void position(GuildId guild, EntryId entry, long millis);

        /// The connection is over.
        void disconnected();
    }

    boolean up() {
        return up;
    }

    void crash() {
        up = false;
        for (Session session : sessions.values()) session.drop();
        sessions.clear();
    }

    void comeBack() {
        up = true;
    }

    void sourceIsAway(boolean away) {
        sourceAway = away;
    }

    /// The next track that ends does so without a word: its player stands at the end.
    void loseAnEnd() {
        lostEnds++;
    }

    Session session(int partition) {
        return sessions.computeIfAbsent(partition, _ -> new Session());
    }

    /// All players, by guild.
    Map<GuildId, Player> players() {
        Map<GuildId, Player> all = new LinkedHashMap<>();
        sessions.values().forEach(session -> all.putAll(session.players));
        return all;
    }

    @Override
    public String toString() {
        return name;
    }

    /// What a request wants changed; what is null stays.
    record Patch(
            @Nullable Start start,
            @Nullable Long seek,
            @Nullable Boolean paused,
            @Nullable Integer volume,
            boolean stop,
            boolean destroy) {
        boolean isEmpty() {
            return start == null
                    && seek == null
                    && paused == null
                    && volume == null
                    && !stop
                    && !destroy;
        }
    }

    /// A track to play.
    record Start(EntryId entry, long lengthMillis, long positionMillis) {}

    /// A player as the node shows it.
    record Shown(@Nullable EntryId entry, long positionMillis, boolean paused, int volume) {}

    /// A partition's players and its one listener, which is this very one or another.
    @SuppressWarnings("ReferenceEquality")
    final class Session {
        private final Map<GuildId, Player> players = new LinkedHashMap<>();
        private final Queue<Runnable> missed = new ArrayDeque<>();
        private @Nullable Listener listener;
        private long lastTold;
        private boolean over;

        /// Takes the session up; who had it is disconnected, and what nobody heard is told.
        void take(Listener by) {
            Listener before = listener;
            listener = by;
            if (before != null && before != by) before.disconnected();
            while (!missed.isEmpty()) missed.remove().run();
        }

        void leave(Listener by) {
            if (listener == by) listener = null;
        }

        private void drop() {
            over = true;
            players.values().forEach(Player::falls);
            Listener before = listener;
            listener = null;
            if (before != null) before.disconnected();
        }

        Map<GuildId, Shown> shown() {
            Map<GuildId, Shown> shown = new LinkedHashMap<>();
            players.forEach((guild, player) -> shown.put(guild, player.shown()));
            return shown;
        }

        void apply(GuildId guild, Patch patch) {
            if (patch.destroy) {
                Player gone = players.remove(guild);
                if (gone != null) {
                    gone.falls();
                    gone.life++;
                }
                return;
            }
            players.computeIfAbsent(guild, id -> new Player(this, id)).apply(patch);
        }

        private void tell(Runnable event) {
            lastTold = Math.max(lastTold + 1, scheduler.now() + 10 * MILLI);
            scheduler.at(
                    lastTold,
                    "node event",
                    () -> {
                        if (over) return;
                        if (listener == null) missed.add(event);
                        else event.run();
                    });
        }
    }

    /// One guild's player.
    final class Player {
        private final Session session;
        private final GuildId guild;
        private @Nullable Start playing;
        private long positionMillis;
        private long since;
        private boolean paused;
        private int volume = 100;

        /// Raised whenever its end moves.
        private long life;

        private Player(Session session, GuildId guild) {
            this.session = session;
            this.guild = guild;
            scheduler.at(scheduler.now() + REPORT_EVERY, "position", this::report);
        }

        Shown shown() {
            Start track = playing;
            return new Shown(track == null ? null : track.entry, position(), paused, volume);
        }

        private long position() {
            Start track = playing;
            if (track == null) return 0;
            long moved = paused ? 0 : (scheduler.now() - since) / MILLI;
            return Math.min(track.lengthMillis, positionMillis + moved);
        }

        /// Nobody hears it any more.
        private void falls() {
            sounds.ends(guild, this);
        }

        private void apply(Patch patch) {
            long before = position();
            boolean stood = paused;
            if (patch.stop || patch.start != null) falls();
            if (patch.stop) playing = null;
            Start start = patch.start;
            if (start != null) {
                playing = start;
                before = start.positionMillis;
                paused = false;
            }
            positionMillis = patch.seek == null ? before : patch.seek;
            since = scheduler.now();
            if (patch.paused != null) paused = patch.paused;
            if (patch.volume != null) volume = patch.volume;
            long mine = ++life;
            Start track = playing;
            // A paused one is put right when it goes on.
            Start now = playing;
            if (now != null && !paused && (stood || start != null)) {
                sounds.begins(guild, this, now.entry, this::position);
            } else {
                sounds.changed(guild, this);
            }
            if (start != null && sourceAway) {
                scheduler.at(since + FAILS_AFTER, "track fails", () -> fail(mine, start));
                return;
            }
            if (track == null || paused) return;
            long left = Math.max(0, track.lengthMillis - positionMillis) * MILLI;
            scheduler.at(since + left, "track end", () -> end(mine, track));
        }

        private void fail(long mine, Start track) {
            if (mine != life || session.over) return;
            playing = null;
            session.tell(() -> {
                Listener to = session.listener;
                if (to != null) to.failed(guild, track.entry, "the source is away");
            });
        }

        private void end(long mine, Start track) {
            if (mine != life || session.over) return;
            falls();
            if (lostEnds > 0) {
                lostEnds--;
                return;
            }
            playing = null;
            session.tell(() -> {
                Listener to = session.listener;
                if (to != null) to.ended(guild, track.entry);
            });
        }

        private void report() {
            if (session.over || session.players.get(guild) != this) return;
            scheduler.at(scheduler.now() + REPORT_EVERY, "position", this::report);
            Start track = playing;
            Listener to = session.listener;
            if (track != null && !paused && to != null) {
                to.position(guild, track.entry, position());
            }
        }
    }
}
