package dev.tonearm.simulation;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.simulation.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a seed stands for: who asks what and when, and what goes wrong meanwhile.
///
/// @param workers how many there are at first
/// @param trouble how long things go wrong
/// @param households of the guilds, in their order
record Scenario(
        long seed,
        int workers,
        Duration trouble,
        List<Household> households,
        List<Asking> askings,
        List<Fault> faults) {
    static final int GUILDS = 6;

    /// Somebody asks for something.
    ///
    /// @param guild which
    /// @param rules of the server for this command
    /// @param again after how long the edge sends it a second time; zero for never
    /// @param deduplicated whether the queue still recognises the second time
    record Asking(
            long at,
            int guild,
            PlayerCommand command,
            HouseRules rules,
            Duration again,
            boolean deduplicated) {}

    /// What a node can do to music.
    FilterSupport firstNode() {
        return support(Filter.Kind.values());
    }

    /// In every third seed the other node's operator has switched off what takes most of a
    /// processor.
    FilterSupport secondNode() {
        return seed % 3 == 0 ? support(Filter.Kind.EQUALIZER, Filter.Kind.LOW_PASS) : firstNode();
    }

    private static FilterSupport support(Filter.Kind... kinds) {
        return new FilterSupport.Told(
                Arrays.stream(kinds).map(Filter.Kind::lavalinkName).collect(Collectors.toSet()));
    }

    static Scenario of(long seed) {
        var random = new SplittableRandom(seed);
        Duration trouble = Duration.ofSeconds(random.nextInt(60, 121));
        int workers = random.nextInt(2, 5);
        List<Household> households = households(random.split(), trouble);
        return new Scenario(
                seed,
                workers,
                trouble,
                households,
                askings(random.split(), trouble, households),
                faults(random.split(), trouble));
    }

    private static List<Household> households(SplittableRandom random, Duration trouble) {
        return IntStream.range(0, GUILDS)
                .mapToObj(guild -> Household.of(random.split(), guild, trouble))
                .toList();
    }

    private static List<Asking> askings(
            SplittableRandom random, Duration trouble, List<Household> households) {
        Mix mix = Mix.of(random.split());
        List<Asking> askings = new ArrayList<>();
        int count = random.nextInt(60, 151);
        for (int i = 0; i < count; i++) {
            long at = random.nextLong(trouble.toNanos());
            int guild = random.nextInt(GUILDS);
            PlayerCommand command = mix.next(random, i);
            HouseRules rules = households.get(guild).rules(at, command, Household.anybody(random));
            boolean repeated = random.nextInt(12) == 0;
            boolean deduplicated = random.nextBoolean();
            askings.add(
                    new Asking(
                            at,
                            guild,
                            command,
                            rules,
                            repeated
                                    ? Duration.ofMillis(
                                            random.nextInt(1, deduplicated ? 2_000 : 30_000))
                                    : Duration.ZERO,
                            deduplicated));
        }
        for (int guild = 0; guild < GUILDS; guild++) {
            for (long at : households.get(guild).manners().keySet()) {
                if (at > 0) askings.add(heed(at, guild, households.get(guild)));
            }
        }
        return askings;
    }

    /// Somebody changed the settings.
    private static Asking heed(long at, int guild, Household household) {
        HouseCommand heed = new HouseCommand.Heed();
        HouseRules rules = household.rules(at, heed, Standing.LISTENER);
        return new Asking(at, guild, heed, rules, Duration.ZERO, true);
    }

    private static List<Fault> faults(SplittableRandom random, Duration trouble) {
        List<Fault> faults = new ArrayList<>();
        int count = random.nextInt(3, 11);
        for (int i = 0; i < count; i++) {
            Kind kind = any(random, Kind.values());
            faults.add(
                    new Fault(
                            random.nextLong(5_000_000_000L, trouble.toNanos()),
                            kind,
                            random.nextInt(1_000),
                            Duration.ofMillis(random.nextLong(1_000, 20_000)),
                            random.nextInt(1_000)));
        }
        return faults;
    }

    private static <T> T any(SplittableRandom random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
