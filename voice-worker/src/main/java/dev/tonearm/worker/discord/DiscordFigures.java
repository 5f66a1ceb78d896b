package dev.tonearm.worker.discord;

import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.telemetry.Telemetry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import net.dv8tion.jda.api.JDA;
import okhttp3.Interceptor;

/// What operators see of Discord: shards, voice, and requests.
final class DiscordFigures {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final double NANOS_A_SECOND = 1_000_000_000;

    private final Telemetry telemetry;

    /// Close codes that Discord documents; others are one series.
    private static final List<Integer> CODES =
            List.of(
                    1000, 1001, 1006, 4001, 4002, 4003, 4004, 4005, 4006, 4009, 4011, 4012, 4014,
                    4015, 4016, 4017, 4020, 4021, 4022);

    DiscordFigures(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /// Of the shards that there are at the time, and the turns once they are known.
    void watch(
            Supplier<Collection<Shard>> shards,
            VoiceConnections voice,
            Supplier<Optional<IdentifyGate>> gate,
            Supplier<Optional<FleetTurns>> turns) {
        for (String state : WorkerMetric.SHARDS.labels().getFirst().values()) {
            telemetry.gauge(
                    WorkerMetric.SHARDS,
                    List.of(state),
                    () -> shards.get().stream().filter(one -> one.state().equals(state)).count());
        }
        for (String step : WorkerMetric.VOICE_CONNECTIONS.labels().getFirst().values()) {
            telemetry.gauge(WorkerMetric.VOICE_CONNECTIONS, List.of(step), () -> voice.at(step));
        }
        telemetry.gauge(
                WorkerMetric.GATEWAY_LATENCY,
                () -> most(shards.get(), shard -> latency(shard.jda())));
        telemetry.gauge(
                WorkerMetric.GATEWAY_SILENCE,
                () -> most(shards.get(), shard -> shard.silence().toNanos() / NANOS_A_SECOND));
        telemetry.gauge(
                WorkerMetric.IDENTIFY_WAITING,
                () -> gate.get().map(IdentifyGate::waiting).orElse(0));
        telemetry.gauge(
                WorkerMetric.IDENTIFY_LEFT,
                () ->
                        turns.get()
                                .map(FleetTurns::left)
                                .filter(OptionalInt::isPresent)
                                .map(left -> (double) left.getAsInt())
                                .orElse(Double.NaN));
    }

    private static double most(Collection<Shard> shards, ToDoubleFunction<Shard> of) {
        return shards.stream().mapToDouble(of).filter(one -> one >= 0).max().orElse(Double.NaN);
    }

    /// Negative before there is one.
    private static double latency(JDA jda) {
        return jda.getGatewayPing() / 1_000.0;
    }

    void begun() {
        telemetry.count(WorkerMetric.IDENTIFIES);
    }

    void resumed() {
        telemetry.count(WorkerMetric.RESUMES);
    }

    void disconnected() {
        telemetry.count(WorkerMetric.DISCONNECTS);
    }

    void joins() {
        telemetry.count(WorkerMetric.VOICE_JOINS);
    }

    void rejoins() {
        telemetry.count(WorkerMetric.VOICE_REJOINS);
    }

    void voiceClosed(int code) {
        telemetry.count(WorkerMetric.VOICE_CLOSURES, CODES.contains(code) ? "" + code : "other");
    }

    void answered(RestOutcome outcome, long nanos) {
        String how =
                switch (outcome) {
                    case RestOutcome.Done _ -> "done";
                    case RestOutcome.Expired _ -> "expired";
                    case RestOutcome.NoAccess _ -> "no_access";
                    case RestOutcome.Gone _ -> "gone";
                    case RestOutcome.Failed(_, boolean again) -> again ? "unreachable" : "refused";
                };
        telemetry.took(WorkerMetric.DISCORD_CALL, how, nanos);
    }

    /// Sees what Discord answers to JDA, which tries a request again that came too soon.
    Interceptor limits() {
        return chain -> {
            var response = chain.proceed(chain.request());
            if (response.code() == TOO_MANY_REQUESTS) telemetry.count(WorkerMetric.RATE_LIMITED);
            return response;
        };
    }
}
