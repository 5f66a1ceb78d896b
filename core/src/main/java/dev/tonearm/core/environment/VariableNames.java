package dev.tonearm.core.environment;

/// The names of all variables that Tonearm's deployables read. Who reads which is in [Deployable].
///
/// Constants, which the compiler writes where they are used: reading one loads no class.
public final class VariableNames {
    public static final String APPLICATION_ID = "TONEARM_DISCORD_APPLICATION_ID";
    public static final String PUBLIC_KEY = "TONEARM_DISCORD_PUBLIC_KEY";
    public static final String DISCORD_TOKEN = "TONEARM_DISCORD_TOKEN";
    public static final String DISCORD_SECRET = "TONEARM_DISCORD_SECRET";
    public static final String DISCORD_API = "TONEARM_DISCORD_API";
    public static final String DISCORD_FILES = "TONEARM_DISCORD_CDN";
    public static final String TYPED_REQUESTS = "TONEARM_TYPED_REQUESTS";
    public static final String SHARDS = "TONEARM_SHARDS";
    public static final String SIGNATURE_TOLERANCE = "TONEARM_SIGNATURE_TOLERANCE_SECONDS";

    public static final String PARTITIONS = "TONEARM_PARTITIONS";
    public static final String QUEUE_URL = "TONEARM_QUEUE_URL";
    public static final String BILLING_QUEUE_URL = "TONEARM_BILLING_QUEUE_URL";
    public static final String TABLE = "TONEARM_TABLE";
    public static final String EVENT_BUS = "TONEARM_EVENT_BUS";
    public static final String EVENTS_QUEUE = "TONEARM_EVENTS_QUEUE";
    public static final String SCHEDULE_GROUP = "TONEARM_SCHEDULE_GROUP";
    public static final String SCHEDULER_ROLE = "TONEARM_SCHEDULER_ROLE";
    public static final String WRITE_FORMAT = "TONEARM_WRITE_FORMAT";
    public static final String REHEARSE = "TONEARM_REHEARSE";

    public static final String PLANS = "TONEARM_PLANS";
    public static final String SELLING = "TONEARM_SELLING";
    public static final String STRIPE_SECRET = "TONEARM_STRIPE_SECRET";
    public static final String STRIPE_KEY = "TONEARM_STRIPE_KEY";
    public static final String STRIPE_WEBHOOK_SECRETS = "TONEARM_STRIPE_WEBHOOK_SECRETS";
    public static final String STRIPE_API = "TONEARM_STRIPE_API";
    public static final String BILLING_BACK = "TONEARM_BILLING_BACK";
    public static final String BILLING_CLOCK = "TONEARM_BILLING_CLOCK";

    public static final String LAVALINK_NODES = "TONEARM_LAVALINK_NODES";
    public static final String LAVALINK_NODES_FILE = "TONEARM_LAVALINK_NODES_FILE";
    public static final String LAVALINK_PASSWORD = "TONEARM_LAVALINK_PASSWORD";
    public static final String PLAYERS_PER_NODE = "TONEARM_LAVALINK_PLAYERS_PER_NODE";
    public static final String TRUSTED_MEDIA = "TONEARM_TRUSTED_MEDIA";
    public static final String MUSIC_CATALOGUE = "TONEARM_MUSIC_CATALOGUE";
    public static final String SEARCH = "TONEARM_SEARCH";

    public static final String WORKER_NAME = "TONEARM_WORKER_NAME";
    public static final String HTTP_PORT = "TONEARM_HTTP_PORT";
    public static final String HTTP_ADDRESS = "TONEARM_HTTP_ADDRESS";
    public static final String DRAIN_SECONDS = "TONEARM_DRAIN_SECONDS";
    public static final String TRACES = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public static final String TRACES_DELAY = "OTEL_BSP_SCHEDULE_DELAY";
    public static final String TRACE_RATIO = "TONEARM_TRACE_RATIO";
    public static final String SENTRY_SECRET = "TONEARM_SENTRY_SECRET";
    public static final String SENTRY_DSN = "TONEARM_SENTRY_DSN";
    public static final String TRACE_LINES = "TONEARM_TRACE_LINES";
    public static final String TRACE_SLOW = "TONEARM_TRACE_SLOW_MILLIS";

    private VariableNames() {}
}
