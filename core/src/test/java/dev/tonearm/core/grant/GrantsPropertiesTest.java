package dev.tonearm.core.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class GrantsPropertiesTest {
    private static final Duration GRACE = Duration.ofDays(7);

    /// What sources tell arrives in any order, and more than once.
    @Property
    void in_whatever_order_it_arrives_and_however_often_it_ends_the_same(
            @ForAll("told") List<Grant> told, @ForAll Random random) {
        List<Grant> arriving = new ArrayList<>(told);
        arriving.addAll(told);
        Collections.shuffle(arriving, random);

        Grants all = Grants.of(arriving);

        assertThat(all).isEqualTo(Grants.of(told));
        for (Instant at : times()) {
            assertThat(all.effective(GRACE, at)).isEqualTo(Grants.of(told).effective(GRACE, at));
        }
    }

    @Property
    void what_is_known_or_older_changes_nothing(@ForAll("told") List<Grant> told) {
        Grants all = Grants.of(told);
        for (Grant grant : told) assertThat(all.with(grant)).isSameAs(all);
    }

    @Property
    void the_latest_word_of_each_source_holds(@ForAll("told") List<Grant> told) {
        Grants all = Grants.of(told);
        for (Grant grant : told) {
            assertThat(all.find(grant.id()).orElseThrow().version())
                    .isAfterOrEqualTo(grant.version());
        }
    }

    @Property
    void what_is_kept_is_read_as_it_was(@ForAll("grants") Grant grant) {
        assertThat(GrantJson.read(grant.id(), GrantJson.write(grant))).isEqualTo(grant);
    }

    /// Until then nothing turns, and then it does.
    @Property
    void what_they_give_turns_when_they_say_and_not_before(@ForAll("told") List<Grant> told) {
        Grants all = Grants.of(told);
        Instant now = times().getFirst();
        for (int turns = 0; turns < 100; turns++) {
            Optional<Instant> next = all.turn(GRACE, now);
            Instant end = next.orElse(times().getLast().plus(GRACE));
            Effective held = all.effective(GRACE, now);
            for (Instant at : times()) {
                if (at.isAfter(now) && at.isBefore(end)) {
                    assertThat(all.effective(GRACE, at).gives(held)).as("at %s", at).isTrue();
                }
            }
            if (next.isEmpty()) return;
            Instant just = end.minusNanos(1);
            if (just.isAfter(now))
                assertThat(all.effective(GRACE, just).gives(held)).as("just before").isTrue();
            assertThat(all.effective(GRACE, end).gives(held)).as("at %s", end).isFalse();
            now = end;
        }
        assertThat(told).as("so many turns").hasSizeGreaterThan(30);
    }

    @Property
    void the_plan_is_the_highest_of_those_that_hold(@ForAll("told") List<Grant> told) {
        Grants all = Grants.of(told);
        for (Instant at : times()) {
            Plan highest = Plan.FREE;
            for (Grant grant : all.byId().values()) {
                if (grant instanceof Grant.Known known
                        && known.holds(GRACE, at)
                        && known.plan().compareTo(highest) > 0) highest = known.plan();
            }
            assertThat(all.effective(GRACE, at).plan()).isEqualTo(highest);
        }
    }

    @Property
    void until_the_end_that_it_says_the_plan_is_no_lower(@ForAll("told") List<Grant> told) {
        Grants all = Grants.of(told);
        for (Instant at : times()) {
            Effective now = all.effective(GRACE, at);
            for (Instant later : times()) {
                if (later.isBefore(at) || !later.isBefore(now.until())) continue;
                assertThat(all.effective(GRACE, later).plan()).isGreaterThanOrEqualTo(now.plan());
            }
        }
    }

    @Property
    void what_is_forgotten_gave_nothing_any_more_and_a_newer_kind_is_never_forgotten(
            @ForAll("told") List<Grant> told) {
        Grants all = Grants.of(told);
        Instant later = GrantArbitraries.NOON.plus(Duration.ofDays(35));
        Grants tidied = all.tidied(later);

        assertThat(tidied.effective(GRACE, later)).isEqualTo(all.effective(GRACE, later));
        all.byId().values().stream()
                .filter(Grant.Unknown.class::isInstance)
                .forEach(newer -> assertThat(tidied.find(newer.id())).contains(newer));
    }

    private static List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        for (int days = -12; days <= 20; days += 2) {
            times.add(GrantArbitraries.NOON.plus(Duration.ofDays(days)).plusSeconds(1));
        }
        return times;
    }

    @Provide
    static Arbitrary<Grant> grants() {
        return GrantArbitraries.grants();
    }

    @Provide
    static Arbitrary<List<Grant>> told() {
        return Arbitraries.oneOf(
                GrantArbitraries.grants().list().ofMaxSize(10),
                GrantArbitraries.subscription("sub_1").list().ofMaxSize(6));
    }
}
