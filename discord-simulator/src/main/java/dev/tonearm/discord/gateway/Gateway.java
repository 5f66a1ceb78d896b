package dev.tonearm.discord.gateway;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.Timer;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.record.Feed;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.World;
import dev.tonearm.discord.world.WorldChange;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions of all shards, and the way of every event to those that hold its guild.
public final class Gateway {

    private final World world;
    private final Payloads payloads;
    private final Settings settings;
    private final Faults faults;
    private final Feed feed;
    private final Timer timer;
    private final Dispatches dispatches;
    private final Map<String, GatewaySession> sessions = new ConcurrentHashMap<>();
    private volatile String url = "";

    public Gateway(
            World world,
            Payloads payloads,
            Settings settings,
            Faults faults,
            Feed feed,
            Timer timer) {
        this.world = world;
        this.payloads = payloads;
        this.settings = settings;
        this.faults = faults;
        this.feed = feed;
        this.timer = timer;
        this.dispatches = new Dispatches(world, payloads);
        world.listen(this::changed);
    }

    /// Where sessions are resumed; known once the server has a port.
    public void at(String gatewayUrl) {
        url = gatewayUrl;
    }

    public String url() {
        return url;
    }

    public List<GatewaySession> sessions() {
        return List.copyOf(sessions.values());
    }

    Optional<GatewaySession> session(String session) {
        return Optional.ofNullable(sessions.get(session));
    }

    /// A new session: READY, then a GUILD_CREATE for each guild of the shard, before anything else
    /// can happen in them.
    GatewaySession open(Identify identify, GatewayConnection connection) {
        return world.still(() -> {
            var session =
                    new GatewaySession(
                            UUID.randomUUID().toString().replace("-", ""),
                            identify.shard(),
                            identify.shards(),
                            identify.intents(),
                            world.clock().instant(),
                            connection);
            connection.belongsTo(session);
            var guilds =
                    world.botGuilds().stream().filter(guild -> session.holds(guild.id())).toList();
            session.dispatch("READY", ready(session, guilds).toString());
            sessions.put(session.id(), session);
            if ((identify.intents() & Intents.GUILDS) != 0) {
                var all = (identify.intents() & Intents.GUILD_MEMBERS) != 0;
                guilds.stream()
                        .filter(guild -> !guild.unavailable())
                        .forEach(guild ->
                                session.dispatch(
                                        "GUILD_CREATE",
                                        payloads.guildCreate(guild, all).toString()));
            }
            tell(session, "identified", 0);
            return session;
        });
    }

    private JsonNode ready(GatewaySession session, List<Guild> guilds) {
        var node = Json.object();
        node.put("v", 10)
                .put("session_id", session.id())
                .put("session_type", "normal")
                .put("resume_gateway_url", url);
        node.set("user", payloads.self());
        node.putObject("user_settings");
        node.putObject("application")
                .put("id", id(world.bot().id()))
                .put("flags", Intents.applicationFlags(settings.get().privilegedIntents()));
        node.putArray("shard").add(session.shard()).add(session.shards());
        var list = node.putArray("guilds");
        guilds.forEach(
                guild -> list.addObject().put("id", id(guild.id())).put("unavailable", true));
        for (var empty :
                new String[] {
                    "private_channels",
                    "relationships",
                    "presences",
                    "guild_join_requests",
                    "geo_ordered_rtc_regions"
                }) {
            node.putArray(empty);
        }
        node.putArray("_trace").add("tonearm-simulator");
        return node;
    }

    /// Goes on with a session over another connection.
    ///
    /// @return false when there is nothing to resume
    boolean resume(GatewaySession session, GatewayConnection connection, long seen) {
        return world.still(() -> {
            var previous = session.connection();
            connection.belongsTo(session);
            var resumed = session.resume(connection, seen);
            if (previous != null && previous != connection) {
                previous.close(4000, "Resumed elsewhere");
            }
            if (resumed) {
                tell(session, "resumed", 0);
            }
            return resumed;
        });
    }

    /// A socket is gone. Depending on how, its session ends or waits.
    void disconnected(GatewayConnection connection, int code) {
        var session = connection.session();
        if (session == null || !session.lost(connection, world.clock().instant())) {
            return;
        }
        tell(session, "closed", code);
        if (!CloseCode.keepsSession(code)) {
            end(session);
        } else if (!settings.get().voiceKeptAfterGatewayLoss()) {
            leaveVoice(session);
        }
    }

    /// Op 9. The socket stays open, and on it the bot may RESUME what is still there, or IDENTIFY.
    void invalidate(GatewaySession session, boolean resumable) {
        var connection = session.connection();
        if (connection != null && session.lost(connection, world.clock().instant())) {
            connection.belongsTo(null);
            connection.op(9, Json.mapper().getNodeFactory().booleanNode(resumable));
        }
        if (!resumable) {
            end(session);
        }
    }

    void end(GatewaySession session) {
        session.end();
        if (sessions.remove(session.id()) != null) {
            tell(session, "ended", 0);
            if (!settings.get().voiceKeptAfterSessionEnd()) {
                leaveVoice(session);
            }
        }
    }

    private void leaveVoice(GatewaySession session) {
        var bot = world.bot().id();
        for (var guild : world.botGuilds()) {
            guild.voiceState(bot)
                    .filter(state -> state.session().equals(session.id()))
                    .ifPresent(state ->
                            world.voice().leave(guild.id(), bot, WorldChange.Cause.OTHERS));
        }
    }

    /// Ends sessions that nobody came back for.
    public void sweep() {
        var limit =
                world.clock().instant().minus(Duration.ofMillis(settings.get().sessionLingerMs()));
        sessions.values().stream().filter(session -> session.lostBefore(limit)).forEach(this::end);
    }

    private void changed(WorldChange change) {
        if (!sessions.isEmpty()) {
            dispatches.of(change).forEach(this::send);
        }
    }

    private void send(Dispatch dispatch) {
        var fault = faults.onEvent(dispatch.event(), dispatch.guild());
        if (fault.isEmpty()) {
            deliver(dispatch);
        } else if (!fault.get().drop()) {
            timer.after(fault.get().delayMs(), () -> deliver(dispatch));
        }
    }

    private void deliver(Dispatch dispatch) {
        var written = new IdentityHashMap<JsonNode, String>();
        for (var session : sessions.values()) {
            if (session.holds(dispatch.guild()) && dispatch.wantedBy(session.intents())) {
                var data =
                        written.computeIfAbsent(dispatch.to(session.intents()), JsonNode::toString);
                session.dispatch(dispatch.event(), data);
            }
        }
    }

    /// An interaction for a bot that has no endpoint, whatever its intents.
    ///
    /// @return false when no session of the guild's shard is there
    public boolean interaction(long guild, JsonNode payload) {
        // Not while a session is being opened: READY comes first.
        return world.still(() -> {
            var there = sessions.values().stream().anyMatch(session -> session.holds(guild));
            if (there) {
                send(new Dispatch("INTERACTION_CREATE", guild, 0, payload));
            }
            return there;
        });
    }

    /// An event for one session alone, as VOICE_SERVER_UPDATE is.
    void sendTo(String sessionId, Dispatch dispatch) {
        var fault = faults.onEvent(dispatch.event(), dispatch.guild());
        if (fault.isPresent() && fault.get().drop()) {
            return;
        }
        var delay = fault.map(Faults.Fault::delayMs).orElse(0L);
        Runnable delivery =
                () ->
                        session(sessionId)
                                .ifPresent(session ->
                                        session.dispatch(
                                                dispatch.event(), dispatch.data().toString()));
        if (delay > 0) {
            timer.after(delay, delivery);
        } else {
            delivery.run();
        }
    }

    private void tell(GatewaySession session, String what, int code) {
        feed.publish(
                "gateway",
                () -> {
                    var node = Json.object().put("session", session.id()).put("what", what);
                    node.putArray("shard").add(session.shard()).add(session.shards());
                    return code == 0 ? node : node.put("code", code);
                });
    }
}
