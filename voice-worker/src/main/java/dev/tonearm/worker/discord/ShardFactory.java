package dev.tonearm.worker.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.SequentialRestRateLimiter;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/// Builds the shards of the owned partitions, with the smallest caches that know who is in voice.
final class ShardFactory {
    private static final int CONNECTIONS = 64;

    private final ShardSettings settings;
    private final ShardEvents events;
    private final SessionController gate;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient http;

    /// @param limits sees what Discord answers
    ShardFactory(
            ShardSettings settings,
            ShardEvents events,
            SessionController gate,
            Interceptor limits) {
        this.http =
                new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(CONNECTIONS, 30, TimeUnit.SECONDS))
                        .connectTimeout(Duration.ofSeconds(5))
                        .readTimeout(Duration.ofSeconds(10))
                        // Discord's API answers where it is asked, and the token goes nowhere else.
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .addInterceptor(limits)
                        .build();
        this.settings = settings;
        this.events = events;
        this.gate = gate;
    }

    /// Logs in; connects when it is its turn.
    JDA make(int shard, int total) {
        return make(shard, total, gate);
    }

    /// A door to the REST API that never connects to the gateway. All requests go through this one,
    /// because each JDA counts rate limits by itself; and it stays while shards come and go.
    JDA makeDoor() {
        return make(0, 1, new NoSessions());
    }

    private JDA make(int shard, int total, SessionController controller) {
        return JDABuilder.createLight(settings.token(), intents())
                .enableCache(CacheFlag.VOICE_STATE)
                .setMemberCachePolicy(MemberCachePolicy.VOICE)
                .useSharding(shard, total)
                .setSessionController(controller)
                .setVoiceDispatchInterceptor(events)
                .addEventListeners(events)
                .setRestConfig(
                        new RestConfig()
                                .setBaseUrl(settings.api().toString())
                                .setRateLimiterFactory(limits ->
                                        new UnnamedTokens(new SequentialRestRateLimiter(limits))))
                .setHttpClient(http)
                .setGatewayPool(new PromptPool("gateway-" + shard), true)
                .setRateLimitElastic(threads)
                .setCallbackPool(threads)
                // A message whose answer was lost may have been sent: nothing is sent twice.
                .setRequestTimeoutRetry(false)
                // Its hook would close with 1000, which ends the session and the music.
                .setEnableShutdownHook(false)
                .setContextEnabled(false)
                .build();
    }

    /// What people write is thousands of events a second in a big fleet, and theirs to keep: it is
    /// asked for only where the operator wants it.
    private Set<GatewayIntent> intents() {
        return settings.reads()
                ? EnumSet.of(
                        GatewayIntent.GUILD_VOICE_STATES,
                        GatewayIntent.GUILD_MESSAGES,
                        GatewayIntent.MESSAGE_CONTENT)
                : EnumSet.of(GatewayIntent.GUILD_VOICE_STATES);
    }

    /// Nobody ever gets a turn.
    private static final class NoSessions extends SessionControllerAdapter {
        @Override
        public void appendSession(SessionConnectNode node) {}

        @Override
        public void removeSession(SessionConnectNode node) {}
    }
}
