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
                    List.of(Names.APPLICATION_ID, Names.PUBLIC_KEY, Names.QUEUE_URL),
                    List.of(Names.PARTITIONS, Names.TABLE, Names.BILLING_QUEUE_URL, Names.PLANS),
                    List.of(
                            Names.WRITE_FORMAT,
                            Names.REHEARSE,
                            Names.TYPED_REQUESTS,
                            Names.MUSIC_CATALOGUE,
                            Names.SIGNATURE_TOLERANCE),
                    List.of(Names.DISCORD_API, Names.DISCORD_FILES, Names.BILLING_CLOCK));

    public static final Deployable BILLING =
            new Deployable(
                    "billing function",
                    List.of(
                            Names.APPLICATION_ID,
                            Names.PUBLIC_KEY,
                            Names.QUEUE_URL,
                            Names.BILLING_QUEUE_URL,
                            Names.STRIPE_SECRET),
                    List.of(
                            Names.PARTITIONS,
                            Names.TABLE,
                            Names.PLANS,
                            Names.EVENT_BUS,
                            Names.EVENTS_QUEUE,
                            Names.SCHEDULE_GROUP,
                            Names.SCHEDULER_ROLE,
                            Names.DISCORD_SECRET),
                    List.of(Names.BILLING_BACK),
                    List.of(
                            Names.STRIPE_KEY,
                            Names.STRIPE_WEBHOOK_SECRETS,
                            Names.STRIPE_API,
                            Names.DISCORD_TOKEN,
                            Names.DISCORD_API,
                            Names.BILLING_CLOCK));

    /// Its nodes come from a variable or a file, of which one has to be there.
    public static final Deployable WORKER =
            new Deployable(
                    "voice worker",
                    List.of(
                            Names.PARTITIONS,
                            Names.QUEUE_URL,
                            Names.DISCORD_TOKEN,
                            Names.LAVALINK_PASSWORD),
                    List.of(Names.TABLE, Names.PLANS, Names.WORKER_NAME),
                    List.of(
                            Names.LAVALINK_NODES,
                            Names.LAVALINK_NODES_FILE,
                            Names.PLAYERS_PER_NODE,
                            Names.WRITE_FORMAT,
                            Names.REHEARSE,
                            Names.SHARDS,
                            Names.TYPED_REQUESTS,
                            Names.TRUSTED_MEDIA,
                            Names.MUSIC_CATALOGUE,
                            Names.SEARCH,
                            Names.HTTP_PORT,
                            Names.HTTP_ADDRESS,
                            Names.DRAIN_SECONDS,
                            Names.TRACES,
                            Names.TRACES_DELAY),
                    List.of(Names.DISCORD_API, Names.BILLING_CLOCK));

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
