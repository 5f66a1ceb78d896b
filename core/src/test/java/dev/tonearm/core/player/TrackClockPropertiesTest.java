package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class TrackClockPropertiesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final long MONTH = Duration.ofDays(30).toMillis();

    @Provide
    Arbitrary<Double> rates() {
        return Arbitraries.doubles().between(0.0625, 16).ofScale(4);
    }

    /// At any place of a track that is as long as tracks are.
    @Provide
    Arbitrary<TrackClock> running() {
        return Combinators.combine(Arbitraries.longs().between(0, MONTH), rates())
                .as((position, rate) -> new TrackClock(position, NOON, false, rate));
    }

    @Provide
    Arbitrary<TrackClock> any() {
        return Combinators.combine(
                        Arbitraries.longs(), instants(), Arbitraries.of(true, false), rates())
                .as(TrackClock::new);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Property
    void it_never_goes_back_and_never_overflows(
            @ForAll("any") TrackClock clock,
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other) {
        Instant first = one.isBefore(other) ? one : other;
        Instant second = one.isBefore(other) ? other : one;
        assertThat(clock.positionAt(first)).isNotNegative();
        assertThat(clock.positionAt(second)).isGreaterThanOrEqualTo(clock.positionAt(first));
        assertThat(clock.positionAt(first)).isGreaterThanOrEqualTo(clock.positionMillis());
        assertThat(clock.until(clock.positionMillis(), second)).isZero();
    }

    /// Nobody who waits so long is there too early, or a blink too late.
    @Property
    void after_the_time_until_a_place_it_is_there(
            @ForAll("running") TrackClock clock,
            @ForAll @LongRange(min = 0, max = 2_592_000_000L) long after,
            @ForAll @LongRange(min = 1, max = 2_592_000_000L) long further) {
        Instant now = NOON.plusMillis(after);
        long place = clock.positionAt(now) + further;
        Duration until = clock.until(place, now);
        long there = clock.positionAt(now.plus(until));
        assertThat(there).isBetween(place, place + Math.ceilDiv((long) clock.rate(), 1L) + 2);
        assertThat(clock.positionAt(now.plus(until).minusMillis(2))).isLessThanOrEqualTo(place);
    }

    @Property
    void who_sets_it_where_it_is_changes_nothing(
            @ForAll("running") TrackClock clock,
            @ForAll @LongRange(min = 0, max = 86_400_000L) long moment,
            @ForAll @LongRange(min = 0, max = 86_400_000L) long later) {
        Instant set = NOON.plusMillis(moment);
        Instant then = set.plusMillis(later);
        TrackClock again = clock.at(clock.positionAt(set), set);
        assertThat(again.positionAt(then)).isCloseTo(clock.positionAt(then), within(1L));
        assertThat(again.lineAt(NOON)).isCloseTo(clock.positionMillis(), within(1L));
    }

    @Property
    void another_rate_begins_where_it_is(
            @ForAll("running") TrackClock clock,
            @ForAll("rates") double changed,
            @ForAll @LongRange(min = 0, max = 86_400_000L) long moment,
            @ForAll @LongRange(min = 0, max = 86_400_000L) long later) {
        Instant at = NOON.plusMillis(moment);
        TrackClock other = clock.atRate(changed, at);
        assertThat(other.positionAt(at)).isEqualTo(clock.positionAt(at));
        assertThat((double) other.positionAt(at.plusMillis(later)) - clock.positionAt(at))
                .isCloseTo(later * changed, within(1.0));
    }

    @Property
    void what_stands_stands_until_it_goes_on(
            @ForAll("running") TrackClock clock,
            @ForAll @LongRange(min = 0, max = 86_400_000L) long moment,
            @ForAll @LongRange(min = 0, max = 86_400_000L) long later) {
        Instant paused = NOON.plusMillis(moment);
        Instant resumed = paused.plusMillis(later);
        TrackClock stands = clock.paused(true, paused);
        assertThat(stands.positionAt(resumed)).isEqualTo(clock.positionAt(paused));
        assertThat(stands.paused(false, resumed).positionAt(resumed.plusMillis(moment)))
                .isEqualTo(
                        stands.at(clock.positionAt(paused), resumed)
                                .paused(false, resumed)
                                .positionAt(resumed.plusMillis(moment)));
    }
}
