package dev.tonearm.core.family;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Rules.voteOf;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.player.Ballot;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.HouseEvent.Voted;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerInput.CrowdSeen;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.player.Stored;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// People who come, go, deafen themselves and vote to skip, in any order. None of them asked for
/// what plays.
class VotesPropertiesTest {
    /// One thing that a person does.
    enum Act {
        COMES,
        LEAVES,
        DEAFENS,
        HEARS,
        VOTES
    }

    record Move(UserId who, Act act) {}

    @Property
    void a_vote_counts_once_is_never_lost_and_only_for_who_listens(
            @ForAll("moves") List<Move> moves, @ForAll @IntRange(min = 1, max = 100) int percent) {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three", "Four").under(voteOf(percent));
        Set<UserId> there = new HashSet<>(Set.of(ADA));
        Set<UserId> deaf = new HashSet<>();
        Set<UserId> voted = new HashSet<>();
        for (Move move : moves) {
            if (guild.isIdle()) return;
            if (move.act() != Act.VOTES) {
                happens(move, there, deaf);
                continue;
            }
            Set<UserId> hearers = new HashSet<>(there);
            hearers.removeAll(deaf);
            String before = guild.playing();
            Decision decision =
                    guild.whereTheyListen(new Crowd(there, deaf)).asks(move.who(), new Skip(1));
            if (hearers.isEmpty() || hearers.equals(Set.of(move.who()))) {
                assertThat(decision).isInstanceOf(Decision.Accepted.class);
                voted.clear();
                continue;
            }
            if (!hearers.contains(move.who())) {
                assertThat(decision).isInstanceOf(Decision.Refused.class);
                assertThat(guild.state().house().votes().open()).hasSize(voted.isEmpty() ? 0 : 1);
                continue;
            }
            boolean again = !voted.add(move.who());
            Set<UserId> counted = new HashSet<>(voted);
            counted.retainAll(hearers);
            int needed = Math.max(1, (int) Math.ceil(hearers.size() * percent / 100.0));
            boolean passes = counted.size() >= needed;
            if (again && !passes) {
                assertThat(decision)
                        .isEqualTo(
                                new Decision.Refused(
                                        new Refusal.VotedAlready(counted.size(), needed)));
                continue;
            }
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Accepted.class,
                            accepted ->
                                    assertThat(accepted.events().getFirst())
                                            .isInstanceOfSatisfying(
                                                    Voted.class,
                                                    vote -> {
                                                        assertThat(vote.votes())
                                                                .isEqualTo(counted.size());
                                                        assertThat(vote.needed()).isEqualTo(needed);
                                                        assertThat(vote.passed()).isEqualTo(passes);
                                                    }));
            boolean gone = guild.isIdle() || !guild.playing().equals(before);
            assertThat(gone).isEqualTo(passes);
            if (passes) voted.clear();
        }
    }

    @Property
    void whenever_who_listens_changes_enough_votes_decide_and_too_few_do_not(
            @ForAll("moves") List<Move> moves, @ForAll @IntRange(min = 1, max = 100) int percent) {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three", "Four").under(voteOf(percent));
        Set<UserId> there = new HashSet<>(Set.of(ADA));
        Set<UserId> deaf = new HashSet<>();
        Set<UserId> voted = new HashSet<>();
        for (Move move : moves) {
            if (guild.isIdle()) return;
            String before = guild.playing();
            if (move.act() == Act.VOTES) {
                boolean hears = there.contains(move.who()) && !deaf.contains(move.who());
                guild.whereTheyListen(new Crowd(there, deaf)).asks(move.who(), new Skip(1));
                if (hears) voted.add(move.who());
            } else {
                happens(move, there, deaf);
                var crowd = new Crowd(there, deaf);
                guild.happens(new CrowdSeen(LOUNGE, crowd, 7, new FilterSupport.Unknown()));
                Set<UserId> counted = new HashSet<>(voted);
                counted.retainAll(crowd.hearers());
                int needed = (int) Math.ceil(crowd.hearers().size() * percent / 100.0);
                boolean passes = !counted.isEmpty() && counted.size() >= needed;
                assertThat(guild.isIdle() || !guild.playing().equals(before)).isEqualTo(passes);
            }
            if (guild.isIdle() || !guild.playing().equals(before)) voted.clear();
        }
    }

    @Property(tries = 200)
    void whoever_folds_the_journal_counts_the_same(@ForAll("moves") List<Move> moves) {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three").under(voteOf(60));
        Set<UserId> there = new HashSet<>(Set.of(ADA));
        Set<UserId> deaf = new HashSet<>();
        for (Move move : moves) {
            if (guild.isIdle()) break;
            if (move.act() == Act.VOTES)
                guild.whereTheyListen(new Crowd(there, deaf)).asks(move.who(), new Skip(1));
            else happens(move, there, deaf);
        }
        PlayerState folded = PlayerState.NEW;
        for (JournalLine line : guild.lines()) {
            folded = Stored.state(Stored.write(folded)).after(Stored.line(Stored.write(line)));
        }
        assertThat(folded).isEqualTo(guild.state());
        assertThat(new Loaded.Whole(folded).readable().house().votes().open())
                .extracting(Ballot::on)
                .doesNotHaveDuplicates();
    }

    private static void happens(Move move, Set<UserId> there, Set<UserId> deaf) {
        switch (move.act()) {
            case COMES -> there.add(move.who());
            case LEAVES -> {
                there.remove(move.who());
                deaf.remove(move.who());
            }
            case DEAFENS -> {
                if (there.contains(move.who())) deaf.add(move.who());
            }
            case HEARS -> deaf.remove(move.who());
            case VOTES -> throw new IllegalArgumentException("a vote is a command");
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        List<UserId> people =
                LongStream.range(1, 8).mapToObj(id -> new UserId(5_000 + id)).toList();
        Arbitrary<Act> acts =
                Arbitraries.of(
                        Act.COMES,
                        Act.COMES,
                        Act.COMES,
                        Act.LEAVES,
                        Act.DEAFENS,
                        Act.HEARS,
                        Act.VOTES,
                        Act.VOTES,
                        Act.VOTES);
        return Combinators.combine(Arbitraries.of(people), acts).as(Move::new).list().ofMaxSize(60);
    }
}
