package dev.tonearm.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.census.Found;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.GrantJson;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent.Started;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent.Enqueued;
import dev.tonearm.core.player.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RollUpPropertiesTest {
    private static final Plans PLANS = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final Set<LocalDate> DAYS =
            Set.of(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25"));
    private static final List<String> COMMANDS = List.of("play", "skip", "volume", "gone");

    @Property(tries = 150)
    void any_order_and_any_of_it_twice_come_to_the_same(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 120) int size) {
        List<Found> facts = facts(new Random(seed), size);
        List<Found> again = new ArrayList<>(facts);
        again.addAll(facts.subList(0, facts.size() / 2));
        Collections.shuffle(again, new Random(seed + 1));

        assertThat(tallies(again)).isEqualTo(tallies(facts));
    }

    @Property(tries = 150)
    void any_split_into_segments_adds_up_to_the_same(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 120) int size,
            @ForAll @IntRange(min = 2, max = 9) int segments) {
        List<Found> facts = facts(new Random(seed), size);
        // As the table parts them: a journal is in one segment, and a server's grants in one,
        // which may be another.
        Map<Integer, List<Found>> parts = new HashMap<>();
        for (Found fact : facts) {
            parts.computeIfAbsent(
                            Math.floorMod(place(fact) + (int) seed, segments),
                            _ -> new ArrayList<>())
                    .add(fact);
        }
        for (LocalDate day : DAYS) {
            DayFigures sum = DayFigures.NONE.plus(DayFigures.ACTIVE_SERVERS, 0);
            Set<UserId> people = new HashSet<>();
            Set<GuildId> servers = new HashSet<>();
            for (List<Found> part : parts.values()) {
                RollUp.Tally tally = tally(part, day);
                sum = sum.plus(tally.figures());
                people.addAll(tally.people());
                servers.addAll(tally.servers());
            }
            assertThat(new RollUp.Tally(sum, people, servers)).isEqualTo(tally(facts, day));
        }
    }

    @Property(tries = 100)
    void what_is_won_and_lost_is_what_changes_from_day_to_day(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 120) int size) {
        List<Found> facts = facts(new Random(seed), size);
        List<LocalDate> days = DAYS.stream().sorted().toList();
        DayFigures first = tally(facts, days.getFirst()).figures();
        DayFigures second = tally(facts, days.getLast()).figures();

        assertThat(second.of(DayFigures.PAID_SERVERS))
                .isEqualTo(
                        first.of(DayFigures.PAID_SERVERS)
                                + second.of(DayFigures.WON)
                                - second.of(DayFigures.LOST));
    }

    private static int place(Found fact) {
        return switch (fact) {
            case Found.Line line -> (int) line.guild().value();
            case Found.Told told -> 7 * (int) told.guild().value() + 3;
            default -> 0;
        };
    }

    private static Map<LocalDate, RollUp.Tally> tallies(List<Found> facts) {
        Map<LocalDate, RollUp.Tally> tallies = new HashMap<>();
        for (LocalDate day : DAYS) tallies.put(day, tally(facts, day));
        return tallies;
    }

    private static RollUp.Tally tally(List<Found> facts, LocalDate day) {
        var rollUp = new RollUp(DAYS, PLANS);
        facts.forEach(rollUp::add);
        return rollUp.of(day);
    }

    /// What some servers did within four days.
    private static List<Found> facts(Random random, int size) {
        List<Found> facts = new ArrayList<>();
        Map<Long, Long> sequences = new HashMap<>();
        Map<Long, Long> revisions = new HashMap<>();
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            times.add(START.plusSeconds(random.nextLong(Duration.ofDays(4).toSeconds())));
        }
        Collections.sort(times);
        for (Instant at : times) {
            long guild = 1 + random.nextLong(6);
            if (random.nextInt(4) > 0) {
                long sequence = sequences.merge(guild, 1L, Long::sum);
                facts.add(line(random, new GuildId(guild), sequence, at));
            } else {
                long revision = revisions.merge(guild, 1L, Long::sum);
                facts.add(told(random, new GuildId(guild), revision, at));
            }
        }
        return facts;
    }

    private static Found line(Random random, GuildId guild, long sequence, Instant at) {
        Cause cause =
                random.nextBoolean()
                        ? Cause.NODE
                        : new Cause.Asked(
                                new InteractionId(sequence),
                                new UserId(1 + random.nextLong(8)),
                                COMMANDS.get(random.nextInt(COMMANDS.size())));
        var entry = new EntryId(random.nextLong(10));
        var track = new Track("e", "T", "A", 1, "https://youtu.be/" + entry, "", false, true);
        PlayerEvent event =
                random.nextBoolean()
                        ? new Started(entry, "T", random.nextLong(2))
                        : new Enqueued(0, List.of(new QueueEntry(entry, track, new UserId(1))), "");
        return new Found.Line(
                guild, new Reading.Read<>(new JournalLine(sequence, at, cause, List.of(event))));
    }

    private static Found told(Random random, GuildId guild, long revision, Instant at) {
        Grant grant =
                random.nextInt(3) == 0
                        ? new Grant.Trial(
                                new UserId(1), Plan.PREMIUM, at, at.plus(Duration.ofHours(30)))
                        : new Grant.StripeSubscription(
                                "sub_" + random.nextInt(2),
                                "cus_1",
                                new UserId(1),
                                random.nextBoolean() ? Plan.BASIC : Plan.PREMIUM,
                                at,
                                at.plus(Duration.ofHours(random.nextInt(40))),
                                random.nextBoolean() ? Payment.ENDING : Payment.ENDED,
                                at);
        return new Found.Told(
                guild,
                new GrantEntry(
                        revision,
                        grant.id(),
                        "us",
                        "e" + revision,
                        at,
                        revision == 1 ? "" : "x",
                        GrantJson.write(grant)));
    }
}
