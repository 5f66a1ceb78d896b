package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.asked;
import static dev.tonearm.core.player.Examples.entries;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.privacy.Inventory;
import dev.tonearm.core.privacy.PrivacyRecordsUnavailableException;
import dev.tonearm.core.privacy.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is taken away is gone in the end, whichever call is the last that arrives, and what is left
/// meanwhile can be read.
final class UpkeepFaultsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "upkeep");
    private static final String NAME = TABLE.settings().table();
    private static final DynamoDbClient CLIENT = TABLE.client();
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final DynamoDbClient FAULTY = TABLE.client(_ -> NETWORK);
    private static final RawTable RAW = new RawTable(CLIENT, NAME);
    private static final Instant NOW = Instant.parse("2026-11-26T04:40:00Z");
    private static final DynamoPlayerJournal JOURNAL = journal(CLIENT);
    private static final DynamoGrantBook BOOK = new DynamoGrantBook(CLIENT, NAME);
    private static final DynamoGuildRecords GUILDS =
            new DynamoGuildRecords(CLIENT, NAME, Formats.CURRENT, () -> NOW);

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void everything_of_a_server_goes() {
        brokenOffAnywhere(
                guild -> {
                    JOURNAL.snapshot(guild, played(guild));
                    GUILDS.keep(guild, StoredSettings.NONE, GuildSettings.USUAL.withLanguage("de"));
                    began(guild);
                },
                (client, guild) -> upkeep(client).purge(guild, NOW),
                guild -> assertThat(JOURNAL.load(guild)).isInstanceOf(Loaded.Whole.class),
                guild -> {
                    assertThat(everything(guild)).isEmpty();
                    for (int partition : List.of(0, 1))
                        assertThat(JOURNAL.open(partition)).doesNotContain(guild);
                    assertThat(GUILDS.settings(guild).now()).isEqualTo(GuildSettings.USUAL);
                    assertThat(BOOK.of(guild).now().byId()).isEmpty();
                    assertThat(BOOK.of(guild).revision()).isEqualTo(1);
                    assertThat(BOOK.entries(guild)).hasSize(1);
                });
    }

    @Test
    void a_queue_that_nobody_has_used_for_a_year_goes_and_never_by_halves() {
        Instant later = NOW.plus(Upkeep.UNUSED).plusSeconds(1);
        brokenOffAnywhere(
                guild -> {
                    JOURNAL.settle(guild, played(guild));
                    aPartOfASnapshot(guild);
                    upkeep(CLIENT).tidy(guild, NOW);
                },
                (client, guild) -> upkeep(client).tidy(guild, later),
                guild -> {
                    assertThat(JOURNAL.load(guild)).isInstanceOf(Loaded.Whole.class);
                    assertThat(JOURNAL.load(guild).readable().queue().size()).isIn(0, 3);
                },
                guild -> {
                    assertThat(everything(guild)).isEmpty();
                    assertThat(JOURNAL.load(guild)).isEqualTo(new Loaded.Whole(PlayerState.NEW));
                });
    }

    @Test
    void what_is_left_of_a_snapshot_that_is_gone_is_seen_and_goes() {
        var guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 40) << 23);
        aPartOfASnapshot(guild);
        assertThat(untidy()).contains(guild);
        upkeep(CLIENT).tidy(guild, NOW);
        assertThat(everything(guild)).isEmpty();
        assertThat(untidy()).doesNotContain(guild);
    }

    @Test
    void whoever_began_a_trial_is_taken_out() {
        brokenOffAnywhere(
                UpkeepFaultsTest::began,
                (client, guild) ->
                        new DynamoPersonalRecords(client, NAME).erase(guild, Set.of(buyer(guild))),
                guild -> assertThat(BOOK.of(guild).now().find(Grant.Trial.ID)).isPresent(),
                guild -> {
                    assertThat(BOOK.of(guild).now().find(Grant.Trial.ID))
                            .get()
                            .extracting(grant -> ((Grant.Trial) grant).buyer())
                            .isEqualTo(UserId.DELETED);
                    assertThat(BOOK.entries(guild))
                            .hasSize(1)
                            .allMatch(entry -> !entry.after().contains(buyer(guild).toString()));
                });
    }

    /// To one guild after the other, with one call more that arrives; and to one that loses every
    /// other answer. What was broken off is done once more.
    private static void brokenOffAnywhere(
            Consumer<GuildId> before,
            BiConsumer<DynamoDbClient, GuildId> work,
            Consumer<GuildId> between,
            Consumer<GuildId> after) {
        boolean whole = false;
        for (int calls = -1; !whole; calls++) {
            var guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 40) << 23);
            before.accept(guild);
            if (calls < 0) NETWORK.loseEveryOtherAnswer();
            else NETWORK.cutAfter(calls);
            try {
                work.accept(FAULTY, guild);
                whole = calls >= 0;
            } catch (PrivacyRecordsUnavailableException _) {
                assertThat(calls).isBetween(0, 60);
            }
            NETWORK.restore();
            between.accept(guild);
            work.accept(CLIENT, guild);
            after.accept(guild);
        }
    }

    private static PlayerState played(GuildId guild) {
        PlayerState state = PlayerState.NEW;
        var enqueued = line(state, asked(1, "play"), new QueueEvent.Enqueued(0, entries(1, 3), ""));
        JOURNAL.append(guild, List.of(enqueued));
        state = state.after(enqueued);
        var volume = line(state, asked(2, "volume"), new SoundEvent.VolumeSet(40));
        JOURNAL.append(guild, List.of(volume));
        return state.after(volume);
    }

    /// As a big one has them.
    private static void aPartOfASnapshot(GuildId guild) {
        Map<String, AttributeValue> part =
                Keys.key(Keys.journal(guild), Keys.SNAPSHOT_PART + "000000000002#write#0");
        part.put("z", AttributeValue.fromB(SdkBytes.fromUtf8String(ADA.toString())));
        CLIENT.putItem(put -> put.tableName(NAME).item(part));
    }

    private static void began(GuildId guild) {
        var trial = new Grant.Trial(buyer(guild), Plan.PREMIUM, NOW, NOW.plus(Duration.ofDays(14)));
        BOOK.book(guild, new GrantChange(trial, "trial", "interaction", NOW));
    }

    private static UserId buyer(GuildId guild) {
        return new UserId(guild.value() + 1);
    }

    private static List<String> everything(GuildId guild) {
        return List.of(Keys.LINE, Keys.LINE_PART, Keys.SNAPSHOT).stream()
                .flatMap(kind -> RAW.journal(guild, kind).stream())
                .map(item -> Attributes.string(item, TableSchema.SORT_KEY))
                .toList();
    }

    private static List<GuildId> untidy() {
        var inventory = new DynamoInventory(CLIENT, NAME);
        List<GuildId> untidy = new ArrayList<>();
        String place = "";
        do {
            Inventory.Part part = inventory.part(place, Optional.empty(), NOW);
            part.guilds().stream()
                    .filter(Inventory.Sight::stale)
                    .forEach(sight -> untidy.add(sight.guild()));
            place = part.next();
        } while (!place.isEmpty());
        return untidy;
    }

    private static DynamoPlayerJournal journal(DynamoDbClient client) {
        return new DynamoPlayerJournal(
                client, TABLE.settings(), Formats.CURRENT, () -> NOW, WriteId::random);
    }

    private static DynamoUpkeep upkeep(DynamoDbClient client) {
        return new DynamoUpkeep(client, TABLE.settings(), journal(client), () -> NOW);
    }
}
