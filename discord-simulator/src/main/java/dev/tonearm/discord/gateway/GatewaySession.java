package dev.tonearm.discord.gateway;

import dev.tonearm.discord.json.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// A session of one shard: it numbers what it sends and keeps it for a while, so that the bot can
/// come back and miss nothing.
public final class GatewaySession {

    private static final int REPLAYABLE = 2_500;

    private final String id;
    private final int shard;
    private final int shards;
    private final long intents;
    private final Instant identifiedAt;
    private final Deque<String> replay = new ArrayDeque<>();
    private @Nullable GatewayConnection connection;
    private @Nullable Instant lostAt;
    private long sequence;
    private int resumes;
    private boolean ended;

    GatewaySession(
            String id,
            int shard,
            int shards,
            long intents,
            Instant identifiedAt,
            GatewayConnection connection) {
        this.id = id;
        this.shard = shard;
        this.shards = shards;
        this.intents = intents;
        this.identifiedAt = identifiedAt;
        this.connection = connection;
    }

    public String id() {
        return id;
    }

    public int shard() {
        return shard;
    }

    public int shards() {
        return shards;
    }

    public Instant identifiedAt() {
        return identifiedAt;
    }

    long intents() {
        return intents;
    }

    /// Events outside guilds go to shard 0.
    public boolean holds(long guild) {
        return guild == 0 ? shard == 0 : (int) ((guild >>> 22) % shards) == shard;
    }

    public synchronized long sequence() {
        return sequence;
    }

    public synchronized int resumes() {
        return resumes;
    }

    public synchronized boolean connected() {
        return connection != null;
    }

    synchronized @Nullable GatewayConnection connection() {
        return connection;
    }

    synchronized boolean ended() {
        return ended;
    }

    synchronized void dispatch(String event, String data) {
        if (ended) {
            return;
        }
        sequence++;
        var frame = "{\"op\":0,\"s\":" + sequence + ",\"t\":\"" + event + "\",\"d\":" + data + "}";
        if (replay.size() == REPLAYABLE) {
            replay.removeFirst();
        }
        replay.addLast(frame);
        if (connection != null) {
            connection.send(frame);
        }
    }

    /// Goes on over another connection with what came after `seen`.
    ///
    /// @return false when that is not known any more, or never was
    synchronized boolean resume(GatewayConnection next, long seen) {
        if (ended || seen > sequence || sequence - seen > replay.size()) {
            return false;
        }
        var skip = replay.size() - (sequence - seen);
        var missed = replay.stream().skip(skip).toList();
        connection = next;
        lostAt = null;
        resumes++;
        missed.forEach(next::send);
        dispatch("RESUMED", Json.object().toString());
        return true;
    }

    /// The socket is gone; the session waits for a RESUME. False when another socket has taken over
    /// already.
    synchronized boolean lost(GatewayConnection which, Instant when) {
        if (connection != which) {
            return false;
        }
        connection = null;
        lostAt = when;
        return true;
    }

    synchronized boolean lostBefore(Instant moment) {
        return lostAt != null && lostAt.isBefore(moment);
    }

    synchronized void end() {
        ended = true;
        connection = null;
        replay.clear();
    }
}
