package dev.tonearm.store;

import dev.tonearm.aws.CallBounds;
import dev.tonearm.aws.CallWatch;
import dev.tonearm.aws.Connection;
import dev.tonearm.aws.Wire;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.census.Census;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.job.JobRecords;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.core.partition.IdentifyTurns;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.JournalErasure;
import dev.tonearm.core.player.JournalGlance;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.privacy.Departures;
import dev.tonearm.core.privacy.Erasures;
import dev.tonearm.core.privacy.GuildListing;
import dev.tonearm.core.privacy.Inventory;
import dev.tonearm.core.privacy.PersonalRecords;
import dev.tonearm.core.privacy.Upkeep;
import dev.tonearm.core.statistics.FigureRecords;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.utils.AttributeMap;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The store as a deployable uses it: one client, and the ports it stands behind. Each is made when
/// it is asked for, since a function that starts loads only what it uses.
public final class DynamoStore implements AutoCloseable {
    /// As many as the SDK's standard strategy has.
    private static final int TRIES = 3;

    private final DynamoDbClient client;
    private final SdkAutoCloseable http;
    private final StoreSettings settings;
    private final Formats formats;
    private final InstantSource clock;
    private final DynamoPlayerJournal journal;

    private DynamoStore(
            DynamoDbClient client,
            SdkAutoCloseable http,
            StoreSettings settings,
            Formats formats,
            InstantSource clock,
            Supplier<WriteId> writeIds) {
        this.client = client;
        this.http = http;
        this.settings = settings;
        this.formats = formats;
        this.clock = clock;
        this.journal = new DynamoPlayerJournal(client, settings, formats, clock, writeIds);
    }

    /// Connects to the table by the SDK's client.
    ///
    /// @param http the HTTP client to use, without timeouts of its own: they come from `settings`
    /// @param formats what this build reads and writes
    public static DynamoStore connect(
            StoreSettings settings,
            SdkHttpClient.Builder<?> http,
            Formats formats,
            InstantSource clock) {
        return connect(settings, http, formats, clock, WriteId::random);
    }

    /// The same for a worker, whose lines say that it wrote them.
    ///
    /// @param watching see each call
    public static DynamoStore connect(
            StoreSettings settings,
            SdkHttpClient.Builder<?> http,
            Formats formats,
            InstantSource clock,
            WorkerId worker,
            ExecutionInterceptor... watching) {
        return connect(settings, http, formats, clock, WriteId.of(worker), watching);
    }

    private static DynamoStore connect(
            StoreSettings settings,
            SdkHttpClient.Builder<?> http,
            Formats formats,
            InstantSource clock,
            Supplier<WriteId> writeIds,
            ExecutionInterceptor... watching) {
        // The timeouts stand twice: the SDK's own only interrupt, which not every HTTP client
        // heeds.
        AttributeMap timeouts =
                AttributeMap.builder()
                        .put(SdkHttpConfigurationOption.CONNECTION_TIMEOUT, settings.attempt())
                        .put(SdkHttpConfigurationOption.READ_TIMEOUT, settings.attempt())
                        .put(SdkHttpConfigurationOption.WRITE_TIMEOUT, settings.attempt())
                        .build();
        SdkHttpClient network = http.buildWithDefaults(timeouts);
        DynamoDbClient client = client(settings, watching).httpClient(network).build();
        return new DynamoStore(client, network, settings, formats, clock, writeIds);
    }

    /// Connects to the table by a client of our own that starts at once and knows what a function
    /// does to items (docs/adr/0018).
    ///
    /// @param environment region, credentials and address, as Lambda gives them
    /// @param watch hears what its calls suffer
    public static DynamoStore quick(
            StoreSettings settings,
            Map<String, String> environment,
            Formats formats,
            InstantSource clock,
            CallWatch watch) {
        Wire wire = Connection.of("dynamodb", environment);
        return new DynamoStore(
                quickClient(settings, wire, watch),
                () -> {},
                settings,
                formats,
                clock,
                WriteId::random);
    }

    static DynamoDbClient quickClient(StoreSettings settings, Wire wire, CallWatch watch) {
        var bounds = new CallBounds(settings.attempt(), settings.call(), TRIES);
        return new QuickDynamo(wire, bounds, watch);
    }

    static DynamoDbClientBuilder client(StoreSettings settings, ExecutionInterceptor... watching) {
        return DynamoDbClient.builder()
                .overrideConfiguration(config -> {
                    config.apiCallTimeout(settings.call())
                            .apiCallAttemptTimeout(settings.attempt())
                            .retryStrategy(RetryMode.STANDARD);
                    for (ExecutionInterceptor one : watching) config.addExecutionInterceptor(one);
                });
    }

    /// Players' journals.
    public PlayerJournal journal() {
        return journal;
    }

    /// Players' journals as they lie there, for who tells what happened.
    public Chronicle chronicle() {
        return journal.chronicle();
    }

    /// Cheap looks at players' journals.
    public JournalGlance glance() {
        return new DynamoJournalGlance(client, settings.table(), formats, clock);
    }

    /// Guilds' records.
    public GuildRecords guilds() {
        return new DynamoGuildRecords(client, settings.table(), formats, clock);
    }

    /// Guilds' grants.
    public GrantBook grants() {
        return new DynamoGrantBook(client, settings.table());
    }

    /// What people were told, and guilds' notice boards.
    public NoticeBook notices() {
        return new DynamoNoticeBook(client, settings.table());
    }

    /// Partitions' sessions at audio nodes.
    public NodeSessions nodeSessions() {
        return new DynamoNodeSessions(client, settings.table());
    }

    /// Leases of partitions, and the workers.
    public FleetRecords fleet() {
        return new DynamoFleetRecords(client, settings, clock);
    }

    /// Whose turn it is to identify a shard.
    public IdentifyTurns identifyTurns() {
        return new DynamoIdentifyTurns(client, settings.table());
    }

    /// Takes people out of players' journals.
    public JournalErasure erasure() {
        return journal.erasure();
    }

    /// All guilds of which something is kept.
    public Inventory inventory() {
        return new DynamoInventory(client, settings.table());
    }

    /// Takes away what was kept long enough.
    public Upkeep upkeep() {
        return new DynamoUpkeep(client, settings, journal, clock);
    }

    /// The guilds that the bot is not in any more.
    public Departures departures() {
        return new DynamoDepartures(client, settings.table(), clock);
    }

    /// The guilds that the bot is in.
    public GuildListing listing() {
        return new DynamoDepartures(client, settings.table(), clock);
    }

    /// Who wants their data deleted.
    public Erasures erasures() {
        return new DynamoErasures(client, settings.table());
    }

    /// What is kept of people beside the journals.
    public PersonalRecords people() {
        return new DynamoPersonalRecords(client, settings.table());
    }

    /// Records of payments.
    public BillingRecords billing() {
        return new DynamoBillingRecords(client, settings.table(), clock);
    }

    /// Everything, one after the other.
    public Census census() {
        return new DynamoCensus(client, settings, formats, clock);
    }

    /// Figures of days, weeks and months.
    public FigureRecords figures() {
        return new DynamoFigureRecords(client, settings.table());
    }

    /// Runs of jobs.
    public JobRecords jobs() {
        return new DynamoJobRecords(client, settings.table());
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }
}
