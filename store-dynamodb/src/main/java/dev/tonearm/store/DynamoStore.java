package dev.tonearm.store;

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
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.utils.AttributeMap;

/// The store as a deployable uses it: one client, and the ports it stands behind.
public final class DynamoStore implements AutoCloseable {
    private final SdkHttpClient http;
    private final DynamoDbClient client;
    private final DynamoPlayerJournal journal;
    private final JournalGlance glance;
    private final GuildRecords guilds;
    private final GrantBook grants;
    private final NoticeBook notices;
    private final NodeSessions nodeSessions;
    private final FleetRecords fleet;
    private final IdentifyTurns identifyTurns;
    private final BillingRecords billing;
    private final JobRecords jobs;
    private final Erasures erasures;
    private final Inventory inventory;
    private final Upkeep upkeep;
    private final DynamoDepartures departures;
    private final PersonalRecords people;
    private final Census census;
    private final FigureRecords figures;

    private DynamoStore(
            SdkHttpClient http, StoreSettings settings, Formats formats, InstantSource clock) {
        this.http = http;
        this.client = client(settings).httpClient(http).build();
        this.journal = new DynamoPlayerJournal(client, settings, formats, clock, WriteId::random);
        this.glance = new DynamoJournalGlance(client, settings.table(), formats, clock);
        this.guilds = new DynamoGuildRecords(client, settings.table(), formats, clock);
        this.grants = new DynamoGrantBook(client, settings.table());
        this.notices = new DynamoNoticeBook(client, settings.table());
        this.nodeSessions = new DynamoNodeSessions(client, settings.table());
        this.fleet = new DynamoFleetRecords(client, settings, clock);
        this.identifyTurns = new DynamoIdentifyTurns(client, settings.table());
        this.billing = new DynamoBillingRecords(client, settings.table(), clock);
        this.jobs = new DynamoJobRecords(client, settings.table());
        this.erasures = new DynamoErasures(client, settings.table());
        this.inventory = new DynamoInventory(client, settings.table());
        this.upkeep = new DynamoUpkeep(client, settings, journal, clock);
        this.departures = new DynamoDepartures(client, settings.table(), clock);
        this.people = new DynamoPersonalRecords(client, settings.table());
        this.census = new DynamoCensus(client, settings, formats, clock);
        this.figures = new DynamoFigureRecords(client, settings.table());
    }

    /// Connects to the table.
    ///
    /// @param http the HTTP client to use, without timeouts of its own: they come from `settings`
    /// @param formats what this build reads and writes
    public static DynamoStore connect(
            StoreSettings settings,
            SdkHttpClient.Builder<?> http,
            Formats formats,
            InstantSource clock) {
        // The timeouts stand twice: the SDK's own only interrupt, which not every HTTP client
        // heeds.
        AttributeMap timeouts =
                AttributeMap.builder()
                        .put(SdkHttpConfigurationOption.CONNECTION_TIMEOUT, settings.attempt())
                        .put(SdkHttpConfigurationOption.READ_TIMEOUT, settings.attempt())
                        .put(SdkHttpConfigurationOption.WRITE_TIMEOUT, settings.attempt())
                        .build();
        return new DynamoStore(http.buildWithDefaults(timeouts), settings, formats, clock);
    }

    static DynamoDbClientBuilder client(StoreSettings settings) {
        return DynamoDbClient.builder()
                .overrideConfiguration(config ->
                        config.apiCallTimeout(settings.call())
                                .apiCallAttemptTimeout(settings.attempt())
                                .retryStrategy(RetryMode.STANDARD));
    }

    /// Players' journals.
    public PlayerJournal journal() {
        return journal;
    }

    /// Cheap looks at players' journals.
    public JournalGlance glance() {
        return glance;
    }

    /// Guilds' records.
    public GuildRecords guilds() {
        return guilds;
    }

    /// Guilds' grants.
    public GrantBook grants() {
        return grants;
    }

    /// What people were told, and guilds' notice boards.
    public NoticeBook notices() {
        return notices;
    }

    /// Partitions' sessions at audio nodes.
    public NodeSessions nodeSessions() {
        return nodeSessions;
    }

    /// Leases of partitions, and the workers.
    public FleetRecords fleet() {
        return fleet;
    }

    /// Whose turn it is to identify a shard.
    public IdentifyTurns identifyTurns() {
        return identifyTurns;
    }

    /// Takes people out of players' journals.
    public JournalErasure erasure() {
        return journal.erasure();
    }

    /// All guilds of which something is kept.
    public Inventory inventory() {
        return inventory;
    }

    /// Takes away what was kept long enough.
    public Upkeep upkeep() {
        return upkeep;
    }

    /// The guilds that the bot is not in any more.
    public Departures departures() {
        return departures;
    }

    /// The guilds that the bot is in.
    public GuildListing listing() {
        return departures;
    }

    /// Who wants their data deleted.
    public Erasures erasures() {
        return erasures;
    }

    /// What is kept of people beside the journals.
    public PersonalRecords people() {
        return people;
    }

    /// Records of payments.
    public BillingRecords billing() {
        return billing;
    }

    /// Everything, one after the other.
    public Census census() {
        return census;
    }

    /// Figures of days, weeks and months.
    public FigureRecords figures() {
        return figures;
    }

    /// Runs of jobs.
    public JobRecords jobs() {
        return jobs;
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }
}
