package dev.tonearm.core.environment;

import java.util.List;
import java.util.stream.Stream;

/// Something that runs in production, and which variables it reads: a deployment is held against
/// it, and so is what reads them.
///
/// @param title what it is called
/// @param needed what it does not start without
/// @param told what every deployment says besides: it would start without, and do less, or
///   something else than its neighbours
/// @param chosen what an operator may set
/// @param rehearsed what only a rehearsal on one machine sets, where the outside world is
///   simulated, time is moved and secrets stand in the environment; never a deployment
public record Deployable(
        String title,
        List<String> needed,
        List<String> told,
        List<String> chosen,
        List<String> rehearsed) {
    public static final Deployable EDGE =
            new Deployable(
                    "interactions function",
                    List.of(
                            VariableNames.APPLICATION_ID,
                            VariableNames.PUBLIC_KEY,
                            VariableNames.QUEUE_URL),
                    List.of(
                            VariableNames.PARTITIONS,
                            VariableNames.TABLE,
                            VariableNames.BILLING_QUEUE_URL,
                            VariableNames.PLANS),
                    List.of(
                            VariableNames.WRITE_FORMAT,
                            VariableNames.REHEARSE,
                            VariableNames.TYPED_REQUESTS,
                            VariableNames.MUSIC_CATALOGUE,
                            VariableNames.SIGNATURE_TOLERANCE,
                            VariableNames.TRACE_RATIO,
                            VariableNames.TRACE_SLOW,
                            VariableNames.TRACE_LINES),
                    List.of(
                            VariableNames.DISCORD_API,
                            VariableNames.DISCORD_FILES,
                            VariableNames.BILLING_CLOCK));

    public static final Deployable BILLING =
            new Deployable(
                    "billing function",
                    List.of(
                            VariableNames.APPLICATION_ID,
                            VariableNames.PUBLIC_KEY,
                            VariableNames.QUEUE_URL,
                            VariableNames.BILLING_QUEUE_URL,
                            VariableNames.STRIPE_SECRET),
                    List.of(
                            VariableNames.PARTITIONS,
                            VariableNames.TABLE,
                            VariableNames.PLANS,
                            VariableNames.EVENT_BUS,
                            VariableNames.EVENTS_QUEUE,
                            VariableNames.SCHEDULE_GROUP,
                            VariableNames.SCHEDULER_ROLE,
                            VariableNames.SELLING,
                            VariableNames.DISCORD_SECRET),
                    List.of(
                            VariableNames.BILLING_BACK,
                            VariableNames.TRACE_RATIO,
                            VariableNames.TRACE_LINES,
                            VariableNames.SENTRY_SECRET),
                    List.of(
                            VariableNames.STRIPE_KEY,
                            VariableNames.STRIPE_WEBHOOK_SECRETS,
                            VariableNames.STRIPE_API,
                            VariableNames.SENTRY_DSN,
                            VariableNames.DISCORD_TOKEN,
                            VariableNames.DISCORD_API,
                            VariableNames.BILLING_CLOCK));

    /// Its nodes come from a variable or a file, of which one has to be there.
    public static final Deployable WORKER =
            new Deployable(
                    "voice worker",
                    List.of(
                            VariableNames.PARTITIONS,
                            VariableNames.QUEUE_URL,
                            VariableNames.DISCORD_TOKEN,
                            VariableNames.LAVALINK_PASSWORD),
                    List.of(VariableNames.TABLE, VariableNames.PLANS, VariableNames.WORKER_NAME),
                    List.of(
                            VariableNames.LAVALINK_NODES,
                            VariableNames.LAVALINK_NODES_FILE,
                            VariableNames.PLAYERS_PER_NODE,
                            VariableNames.WRITE_FORMAT,
                            VariableNames.REHEARSE,
                            VariableNames.SHARDS,
                            VariableNames.TYPED_REQUESTS,
                            VariableNames.TRUSTED_MEDIA,
                            VariableNames.MUSIC_CATALOGUE,
                            VariableNames.SEARCH,
                            VariableNames.HTTP_PORT,
                            VariableNames.HTTP_ADDRESS,
                            VariableNames.DRAIN_SECONDS,
                            VariableNames.TRACES,
                            VariableNames.TRACES_DELAY,
                            VariableNames.TRACE_RATIO,
                            VariableNames.TRACE_SLOW,
                            VariableNames.SENTRY_DSN),
                    List.of(VariableNames.DISCORD_API, VariableNames.BILLING_CLOCK));

    public Deployable {
        needed = List.copyOf(needed);
        told = List.copyOf(told);
        chosen = List.copyOf(chosen);
        rehearsed = List.copyOf(rehearsed);
    }

    /// All of them.
    public static List<Deployable> values() {
        return List.of(EDGE, BILLING, WORKER);
    }

    /// What a deployment cannot do without saying.
    public List<String> always() {
        return Stream.of(needed, told).flatMap(List::stream).toList();
    }

    /// All that it reads.
    public List<String> all() {
        return Stream.of(needed, told, chosen, rehearsed).flatMap(List::stream).toList();
    }

    @Override
    public String toString() {
        return title;
    }
}
