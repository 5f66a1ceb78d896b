package dev.tonearm.store;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.statistics.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The keys of every item; [TableSchema] shows them as a table.
final class Keys {
    static final String LINE = "line#";
    static final String LINE_PART = "part#";
    static final String SNAPSHOT = "snapshot";
    static final String SNAPSHOT_PART = "snapshot-part#";

    static final String FLEET = "fleet";
    static final String LEASE = "lease#";
    static final String WORKER = "worker#";
    static final String GRANT = "grant#";
    static final String GUILD = "guild#";
    static final String SUBSCRIPTION = "subscription#";
    static final String RECORD = "record";
    static final String TRIAL = "trial";
    static final String ERASURES = "erasures";
    static final String DEPARTURES = "departures";
    static final String JOURNAL = "journal#";
    private static final String IDENTIFY = "identify";

    /// Sorts after every sequence and every write id.
    static final String END = "~";

    /// The greatest sequence that a key can hold.
    static final long LAST_LINE = 999_999_999_999L;

    private Keys() {}

    static String journal(GuildId guild) {
        return JOURNAL + guild;
    }

    static Map<String, AttributeValue> line(GuildId guild, long sequence) {
        return key(journal(guild), line(sequence));
    }

    /// Sequences sort as text.
    static String line(long sequence) {
        return LINE + digits(sequence);
    }

    static Map<String, AttributeValue> snapshot(GuildId guild) {
        return key(journal(guild), SNAPSHOT);
    }

    /// What the sort keys of one body's parts begin with.
    ///
    /// @param kind [#LINE_PART] or [#SNAPSHOT_PART]
    static String parts(String kind, long sequence, WriteId write) {
        return kind + digits(sequence) + "#" + write + "#";
    }

    /// Sorts before the parts of `sequence` and behind those of every lower one.
    static String partsFrom(String kind, long sequence) {
        return kind + digits(sequence);
    }

    static String part(String parts, int number) {
        return parts + String.format(Locale.ROOT, "%04d", number);
    }

    static String open(int partition) {
        return "open#" + partition;
    }

    static Map<String, AttributeValue> open(int partition, GuildId guild) {
        return key(open(partition), guild.toString());
    }

    static Map<String, AttributeValue> nodeSession(int partition, String node) {
        return key("partition#" + partition, "node#" + node);
    }

    static Map<String, AttributeValue> lease(int partition) {
        return key(FLEET, LEASE + String.format(Locale.ROOT, "%05d", partition));
    }

    static Map<String, AttributeValue> worker(WorkerId worker) {
        return key(FLEET, WORKER + worker.name() + "#" + worker.life());
    }

    static Map<String, AttributeValue> identifyTurn(int bucket) {
        return key(IDENTIFY, "bucket#" + bucket);
    }

    static Map<String, AttributeValue> identifyBudget() {
        return key(IDENTIFY, "budget");
    }

    static Map<String, AttributeValue> guild(GuildId guild) {
        return key(ofGuild(guild), RECORD);
    }

    static String ofGuild(GuildId guild) {
        return GUILD + guild;
    }

    /// Reads what [#ofGuild] wrote.
    ///
    /// @throws IllegalArgumentException if it is another key
    static GuildId guildOf(String key) {
        if (!key.startsWith(GUILD)) throw new IllegalArgumentException("no key of a guild");
        return GuildId.parse(key.substring(GUILD.length()));
    }

    static Map<String, AttributeValue> pastSettings(GuildId guild, long revision) {
        return key(ofGuild(guild), "settings#" + digits(revision));
    }

    static Map<String, AttributeValue> grantEntry(GuildId guild, long revision) {
        return key(ofGuild(guild), GRANT + digits(revision));
    }

    static Map<String, AttributeValue> notice(GuildId guild, String key) {
        return key(ofGuild(guild), "notice#" + key);
    }

    static Map<String, AttributeValue> trialOfServer(GuildId guild) {
        return key(ofGuild(guild), TRIAL);
    }

    static Map<String, AttributeValue> trialOfBuyer(String mark) {
        return key("buyer#" + mark, "trial");
    }

    static Map<String, AttributeValue> trialKey() {
        return key("buyers", "key");
    }

    static Map<String, AttributeValue> order(InteractionId id) {
        return key("order#" + id, "begun");
    }

    static Map<String, AttributeValue> subscription(String id) {
        return key(SUBSCRIPTION + id, RECORD);
    }

    static Map<String, AttributeValue> customer(UserId buyer) {
        return key("user#" + buyer, "customer");
    }

    static Map<String, AttributeValue> checkoutPage(GuildId guild) {
        return key(ofGuild(guild), "checkout");
    }

    static String ofJob(JobName job) {
        return "job#" + job.wire();
    }

    /// Runs sort by their days.
    static Map<String, AttributeValue> job(JobDue due) {
        return key(ofJob(due.job()), "run#" + due.day() + "#" + due.run());
    }

    static String ofFigures(Period.Kind kind) {
        return "figures#" + kind.wire();
    }

    static Map<String, AttributeValue> figures(Period period) {
        return key(ofFigures(period.kind()), period.name());
    }

    static Map<String, AttributeValue> sketches(LocalDate day) {
        return key("figures#sketches", day.toString());
    }

    static Map<String, AttributeValue> figureSecret(Period period) {
        return key("figures#secrets", period.name());
    }

    static Map<String, AttributeValue> departure(GuildId guild) {
        return key(DEPARTURES, guild.toString());
    }

    static Map<String, AttributeValue> listing(String run, GuildId after) {
        return key(ofListing(run), "after#" + String.format(Locale.ROOT, "%020d", after.value()));
    }

    static String ofListing(String run) {
        return "listing#" + run;
    }

    static Map<String, AttributeValue> erasure(UserId user) {
        return key(ERASURES, user.toString());
    }

    /// A map that may grow into an item.
    static Map<String, AttributeValue> key(String partitionKey, String sortKey) {
        Map<String, AttributeValue> key = new HashMap<>();
        key.put(TableSchema.PARTITION_KEY, AttributeValue.fromS(partitionKey));
        key.put(TableSchema.SORT_KEY, AttributeValue.fromS(sortKey));
        return key;
    }

    private static String digits(long sequence) {
        return String.format(Locale.ROOT, "%012d", sequence);
    }
}
