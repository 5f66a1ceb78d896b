package dev.tonearm.billing.privacy;

import static dev.tonearm.core.player.Examples.line;
import static dev.tonearm.core.player.Examples.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Forgetting;
import dev.tonearm.core.player.JournalErasure.Erased;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.privacy.Departures;
import dev.tonearm.core.privacy.Erasure;
import dev.tonearm.core.privacy.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class RetentionTest {
    private static final AtomicLong IDS = new AtomicLong(9_000_000_000L);

    private Instant now = Instant.parse("2026-11-26T02:00:00Z");
    private final String table = "retention" + IDS.incrementAndGet();
    private final BillingTable.Store store = BillingTable.shared().alone(table, () -> now);
    private final GuildId guild = new GuildId(IDS.incrementAndGet() << 22);
    private final UserId ada = new UserId(IDS.incrementAndGet());
    private final UserId ben = new UserId(IDS.incrementAndGet());
    private final Set<Long> present = new TreeSet<>();
    private final Set<GuildId> unreachable = new HashSet<>();
    private boolean away;

    @Test
    void who_wants_that_is_nowhere_in_the_morning_and_others_stay() {
        PlayerState state = asked(guild, PlayerState.NEW, ada);
        asked(guild, state, ben);
        began(guild, ada);
        var erasure = store.all().erasures().ask(ada, now);

        JobProgress night = night(Optional.empty());

        assertThat(night.count("left")).isZero();
        assertThat(store.all().erasures().find(ada).orElseThrow().done()).contains(now);
        assertThat(erasure.done()).isEmpty();
        assertThat(store.all().journal().load(guild).readable().queue())
                .extracting(QueueEntry::requester)
                .containsExactly(UserId.DELETED, ben);
        assertThat(store.all().erasure().erase(guild, new Forgetting(Set.of(ada))))
                .isEqualTo(Erased.NOTHING);
        assertThat(store.grants().entries(guild))
                .allMatch(entry -> !entry.after().contains(ada.toString()));
    }

    @Test
    void each_piece_can_be_done_twice_and_by_another_function() {
        asked(guild, PlayerState.NEW, ada);
        store.all().erasures().ask(ada, now);
        var due = due();
        JobProgress progress = JobProgress.START;
        while (!progress.done()) {
            retention(Optional.empty()).piece(due, progress);
            progress = retention(Optional.empty()).piece(due, progress);
        }
        assertThat(store.all().erasures().find(ada).orElseThrow().done()).isPresent();
        assertThat(store.all().journal().load(guild).readable().queue())
                .extracting(QueueEntry::requester)
                .containsExactly(UserId.DELETED);
    }

    @Test
    void a_server_that_is_left_goes_after_thirty_days_and_one_that_is_back_stays() {
        GuildId other = new GuildId(IDS.incrementAndGet() << 22);
        for (GuildId one : List.of(guild, other)) {
            asked(one, PlayerState.NEW, ada);
            began(one, new UserId(IDS.incrementAndGet()));
            store.all()
                    .guilds()
                    .keep(one, StoredSettings.NONE, GuildSettings.USUAL.withLanguage("de"));
        }
        allButThese(guild, other);
        night(Optional.of(this::page));
        assertThat(store.all().departures().all()).containsKeys(guild, other);

        now = now.plus(Duration.ofDays(10));
        present.add(other.value());
        night(Optional.of(this::page));
        assertThat(store.all().departures().all()).containsKey(guild).doesNotContainKey(other);
        assertThat(store.all().journal().load(guild).readable().queue()).hasSize(1);

        now = now.plus(Departures.KEPT);
        night(Optional.of(this::page));
        assertThat(store.all().departures().all()).doesNotContainKey(guild);
        assertThat(store.all().journal().load(guild).readable()).isEqualTo(PlayerState.NEW);
        assertThat(store.all().journal().open(0)).doesNotContain(guild);
        assertThat(store.all().guilds().settings(guild).now()).isEqualTo(GuildSettings.USUAL);
        assertThat(store.grants().entries(guild)).as("the audit stays").hasSize(1);
        assertThat(store.grants().of(guild).revision()).isEqualTo(1);
        assertThat(store.all().journal().load(other).readable().queue()).hasSize(1);
        assertThat(store.all().guilds().settings(other).now().language()).isEqualTo("de");
    }

    @Test
    void what_is_paid_for_stays_though_the_server_is_left() {
        var paid =
                new Grant.StripeSubscription(
                        "sub_" + guild,
                        "cus_1",
                        ada,
                        Plan.PREMIUM,
                        now,
                        now.plus(Duration.ofDays(400)),
                        Grant.Payment.PAID,
                        now);
        store.grants().book(guild, new GrantChange(paid, "stripe", "evt", now));
        store.all()
                .guilds()
                .keep(guild, StoredSettings.NONE, GuildSettings.USUAL.withLanguage("de"));
        store.all().upkeep().purge(guild, now);
        assertThat(store.grants().of(guild).now().find(paid.id())).contains(paid);
        assertThat(store.all().guilds().settings(guild).now()).isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void when_too_many_are_missing_at_once_none_is() {
        List<GuildId> many = new ArrayList<>();
        for (int i = 0; i <= Retention.PLAUSIBLE; i++) {
            GuildId one = new GuildId(IDS.incrementAndGet() << 22);
            many.add(one);
            store.all()
                    .guilds()
                    .keep(one, StoredSettings.NONE, GuildSettings.USUAL.withLanguage("de"));
        }
        allButThese(many.toArray(GuildId[]::new));
        JobProgress night = night(Optional.of(this::page));
        assertThat(night.count("refused")).isEqualTo(many.size());
        assertThat(store.all().departures().all()).doesNotContainKeys(many.toArray(GuildId[]::new));

        // Somebody has looked: they did leave.
        JobDue sure = JobDue.sure(JobName.RETENTION, JobDue.day(now), now);
        JobProgress again = run(sure, Optional.of(this::page));
        assertThat(again.count("refused")).isZero();
        assertThat(again.count("missed")).isEqualTo(many.size());
        assertThat(again.count("purged")).isZero();
        assertThat(store.all().departures().all()).containsKeys(many.toArray(GuildId[]::new));
    }

    @Test
    void while_discord_lists_nothing_nobody_is_missed_and_the_rest_is_done() {
        asked(guild, PlayerState.NEW, ada);
        store.all().erasures().ask(ada, now);
        away = true;
        JobProgress night = night(Optional.of(this::page));
        assertThat(night.count("unlisted")).isEqualTo(1);
        assertThat(night.count("missed")).isZero();
        assertThat(store.all().departures().all()).doesNotContainKey(guild);
        assertThat(store.all().erasures().find(ada).orElseThrow().done()).isPresent();
    }

    @Test
    void what_a_newer_build_wrote_of_somebody_keeps_nobody_else_from_being_done() {
        asked(guild, PlayerState.NEW, ada);
        asked(new GuildId(IDS.incrementAndGet() << 22), PlayerState.NEW, ben);
        put(guild, 2, Map.of("format", number(99), "json", string("{\"who\":" + ada + "}")));
        store.all().erasures().ask(ada, now);
        store.all().erasures().ask(ben, now);

        JobProgress night = night(Optional.empty());
        assertThat(night.counts()).containsEntry("left", 1L).containsEntry("late", 0L);
        assertThat(store.all().erasures().waiting()).extracting(Erasure::user).containsExactly(ada);

        now = now.plus(Erasure.WITHIN);
        assertThat(night(Optional.empty()).count("late")).isEqualTo(1);
        delete(guild, 2);
        night(Optional.empty());
        assertThat(store.all().erasures().find(ada).orElseThrow().done()).contains(now);
    }

    @Test
    void a_broken_journal_may_name_everybody_and_the_night_goes_on_without_it() {
        put(guild, 1, Map.of("z", AttributeValue.fromB(SdkBytes.fromUtf8String("broken"))));
        GuildId other = new GuildId(IDS.incrementAndGet() << 22);
        asked(other, PlayerState.NEW, ada);
        store.all().erasures().ask(ada, now);

        JobProgress night = night(Optional.empty());
        assertThat(night.counts()).containsEntry("left", 1L).containsEntry("erased", 0L);
        assertThat(store.all().erasures().find(ada).orElseThrow().done()).isEmpty();
        assertThat(store.all().journal().load(other).readable().queue())
                .extracting(QueueEntry::requester)
                .containsExactly(UserId.DELETED);
    }

    @Test
    void a_server_that_cannot_be_taken_away_keeps_no_other_from_going() {
        GuildId next = new GuildId(guild.value() + 1);
        for (GuildId one : List.of(guild, next)) asked(one, PlayerState.NEW, ada);
        allButThese(guild, next);
        night(Optional.of(this::page));
        now = now.plus(Departures.KEPT);
        unreachable.add(guild);
        JobProgress night = night(Optional.of(this::page));
        assertThat(night.counts()).containsEntry("unpurged", 1L).containsEntry("purged", 1L);
        assertThat(store.all().departures().all()).containsOnlyKeys(guild);

        unreachable.clear();
        assertThat(night(Optional.of(this::page)).count("purged")).isEqualTo(1);
        assertThat(store.all().departures().all()).isEmpty();
    }

    @Test
    void a_queue_that_nobody_touches_for_a_year_goes() {
        PlayerState state = asked(guild, PlayerState.NEW, ada);
        store.all().journal().settle(guild, state);
        night(Optional.empty());
        now = now.plus(Duration.ofDays(364));
        night(Optional.empty());
        assertThat(store.all().journal().load(guild).readable().queue()).hasSize(1);
        now = now.plus(Duration.ofDays(2));
        night(Optional.empty());
        assertThat(store.all().journal().load(guild).readable()).isEqualTo(PlayerState.NEW);
        asked(guild, PlayerState.NEW, ada);
        assertThat(store.all().journal().load(guild).readable().queue()).hasSize(1);
    }

    private JobProgress night(Optional<BotGuilds> guilds) {
        return run(due(), guilds);
    }

    private JobProgress run(JobDue due, Optional<BotGuilds> guilds) {
        Retention retention = retention(guilds);
        JobProgress progress = JobProgress.START;
        for (int i = 0; !progress.done(); i++) {
            JobProgress next = retention.piece(due, progress);
            assertThat(next.done() || !next.cursor().equals(progress.cursor())).isTrue();
            progress = next;
            assertThat(i).isLessThan(5_000);
        }
        return progress;
    }

    private JobDue due() {
        return JobDue.byHand(JobName.RETENTION, JobDue.day(now), now.plusMillis(IDS.get()));
    }

    private Retention retention(Optional<BotGuilds> guilds) {
        return new Retention(parts(), guilds, () -> now);
    }

    private Retention.Parts parts() {
        return new Retention.Parts(
                store.all().erasures(),
                store.all().inventory(),
                store.all().erasure(),
                store.all().people(),
                upkeep(),
                store.all().departures(),
                store.all().listing());
    }

    private Upkeep upkeep() {
        Upkeep real = store.all().upkeep();
        return new Upkeep() {
            @Override
            public boolean tidy(GuildId one, Instant at) {
                return real.tidy(one, at);
            }

            @Override
            public void purge(GuildId one, Instant at) {
                if (unreachable.contains(one)) throw new IllegalStateException("the test says so");
                real.purge(one, at);
            }
        };
    }

    private void put(GuildId where, int line, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = key(where, line);
        item.putAll(attributes);
        BillingTable.shared().dynamo().client().putItem(put -> put.tableName(table).item(item));
    }

    private void delete(GuildId where, int line) {
        BillingTable.shared()
                .dynamo()
                .client()
                .deleteItem(delete -> delete.tableName(table).key(key(where, line)));
    }

    private static Map<String, AttributeValue> key(GuildId where, int line) {
        return new HashMap<>(
                Map.of(
                        "pk", string("journal#" + where),
                        "sk", string("line#%012d".formatted(line))));
    }

    private static AttributeValue string(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private List<GuildId> page(GuildId after) {
        if (away) throw new BotGuildsUnavailableException("the test says so");
        return present.stream()
                .filter(id -> id > after.value())
                .limit(BotGuilds.PAGE)
                .map(GuildId::new)
                .toList();
    }

    /// The bot is in every server that is kept but these.
    private void allButThese(GuildId... gone) {
        String place = "";
        do {
            var part = store.all().inventory().part(place, Optional.empty(), now);
            part.guilds().forEach(sight -> present.add(sight.guild().value()));
            place = part.next();
        } while (!place.isEmpty());
        for (GuildId one : gone) present.remove(one.value());
    }

    private PlayerState asked(GuildId where, PlayerState state, UserId who) {
        var entry = new QueueEntry(new EntryId(state.nextEntry()), track("a song"), who);
        var line =
                line(
                        state,
                        new Cause.Asked(new InteractionId(IDS.incrementAndGet()), who, "play"),
                        new QueueEvent.Enqueued(state.queue().size(), List.of(entry), ""));
        store.all().journal().append(where, List.of(line));
        return state.after(line);
    }

    private void began(GuildId where, UserId who) {
        var trial = new Grant.Trial(who, Plan.PREMIUM, now, now.plus(Duration.ofDays(14)));
        store.grants().book(where, new GrantChange(trial, "trial", "1", now));
    }
}
