package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.VoiceServers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.AudioChannel;
import net.dv8tion.jda.internal.JDAImpl;
import org.jspecify.annotations.Nullable;

/// One shard, and the pace of its voice state updates.
final class Shard implements VoiceConnection.Outside {
    /// The application's range of close codes, where 1000 and 1001 would end the session at once.
    static final int CLOSE_AND_LINGER = 4900;

    /// How long a connected session has no guilds until it is believed to have none.
    private static final Duration EMPTY_FOR_GOOD = Duration.ofSeconds(3);

    private final int id;
    private final JDA jda;
    private final JoinPace pace;
    private final VoiceServers servers;
    private final PlayerReports reports;
    private final InstantSource clock;
    private final BooleanSupplier mayAct;
    private final Runnable joins;
    private final Pulse pulse;
    private volatile boolean ready;
    private volatile @Nullable Instant emptySince;

    /// @param mayAct whether the lease of its partition is ours
    /// @param joins called for each request to be in a channel that is sent
    Shard(
            int id,
            JDA jda,
            JoinPace pace,
            VoiceServers servers,
            PlayerReports reports,
            InstantSource clock,
            BooleanSupplier mayAct,
            Runnable joins) {
        this.joins = joins;
        this.id = id;
        this.jda = jda;
        this.pace = pace;
        this.servers = servers;
        this.reports = reports;
        this.clock = clock;
        this.pulse = new Pulse(clock);
        this.mayAct = mayAct;
    }

    int id() {
        return id;
    }

    JDA jda() {
        return jda;
    }

    JoinPace pace() {
        return pace;
    }

    boolean isConnected() {
        return jda.getStatus() == JDA.Status.CONNECTED;
    }

    /// Whether a guild that it does not have is none of its own. A session that has just ended
    /// leaves it without any for a moment, before JDA says that it is not connected.
    boolean knowsItsGuilds() {
        if (!isConnected()) return false;
        Instant now = clock.instant();
        Instant empty = emptySince;
        if (!jda.getGuildCache().isEmpty()) {
            emptySince = null;
            return true;
        }
        if (empty == null) emptySince = now;
        return empty != null && !now.isBefore(empty.plus(EMPTY_FOR_GOOD));
    }

    /// Whether its connection was heard lately.
    boolean isAlive() {
        return pulse.fresh();
    }

    /// For how long its connection was not heard.
    Duration silence() {
        return pulse.silence();
    }

    /// As `tonearm_gateway_shards` names it.
    String state() {
        return switch (jda.getStatus()) {
            case CONNECTED -> "connected";
            case INITIALIZING, INITIALIZED, LOGGING_IN, RECONNECT_QUEUED -> "waiting";
            case CONNECTING_TO_WEBSOCKET,
                    IDENTIFYING_SESSION,
                    AWAITING_LOGIN_CONFIRMATION,
                    LOADING_SUBSYSTEMS,
                    ATTEMPTING_TO_RECONNECT ->
                    "connecting";
            default -> "disconnected";
        };
    }

    /// Its connection was heard.
    void beat() {
        pulse.beat();
    }

    boolean isReady() {
        return ready;
    }

    void nowReady() {
        pulse.beat();
        ready = true;
    }

    @Override
    public void send(JoinPace.Move move) {
        pace.add(move);
    }

    @Override
    public void reorder(GuildId guild, VoiceGateway.Urgency urgency) {
        pace.reorder(guild, urgency);
    }

    @Override
    public void opened(GuildId guild, VoiceServer server) {
        servers.opened(guild, server);
    }

    @Override
    public void closed(GuildId guild) {
        servers.closed(guild);
    }

    @Override
    public void report(GuildId guild, PlayerInput input) {
        reports.report(guild, input);
    }

    /// Sends what the pace allows; not to be called with a connection's lock held.
    ///
    /// @param sent told each guild whose update went out
    void pump(Consumer<GuildId> sent) {
        if (!isConnected() || !mayAct.getAsBoolean()) return;
        // In an outage nothing is known of a guild, and an update would go unanswered as if its
        // channel could not be entered.
        List<JoinPace.Move> due =
                pace.due(clock.instant(), guild -> !jda.isUnavailable(guild.value()));
        for (JoinPace.Move move : due) {
            perform(move);
            sent.accept(move.guild());
        }
        if (!due.isEmpty() && jda.getGatewayPool() instanceof PromptPool pool) pool.lookNow();
    }

    /// A guild or channel that is gone leaves the update unanswered, which says it as well.
    private void perform(JoinPace.Move move) {
        Guild guild = jda.getGuildById(move.guild().value());
        if (guild == null) return;
        switch (move.to()) {
            case Whereabouts.Nowhere() -> send(new VoiceStateUpdate(move.guild(), null));
            case Whereabouts.InVoice(var target) -> {
                if (guild.getChannelById(AudioChannel.class, target.value()) == null) return;
                if (move.afresh()) send(new VoiceStateUpdate(move.guild(), null));
                send(new VoiceStateUpdate(move.guild(), target));
                joins.run();
            }
        }
    }

    /// Not by JDA's own audio connections: those keep one wish of a guild for ten seconds after it
    /// was sent, and with it whatever is wanted next, and ask again by themselves. When to ask
    /// again is [VoiceConnection]'s to say.
    private void send(VoiceStateUpdate update) {
        ((JDAImpl) jda).getClient().send(update.payload());
    }

    /// Leaves its session to linger; one that still waits for its turn to begin a session gives the
    /// turn up, or it would begin it for nobody.
    void close() {
        jda.setAutoReconnect(false);
        if (ready) ((JDAImpl) jda).getClient().close(CLOSE_AND_LINGER, "handover");
        else jda.shutdown();
    }
}
