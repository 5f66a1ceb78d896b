package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What people are voting about.
///
/// @param motion the command: its wire name, and after a space what tells it from others of the
///   kind
/// @param on the entry that it is about; [#NOTHING] for none
/// @param title of that entry, or empty
/// @param since when the first of them voted
/// @param needed how many votes it took when the last of them voted
/// @param voters who voted for it, first first; some may have left since
/// @param terms what it takes
public record Ballot(
        String motion,
        EntryId on,
        String title,
        Instant since,
        int needed,
        List<UserId> voters,
        Terms terms) {
    /// What a vote is about that is about no entry.
    public static final EntryId NOTHING = new EntryId(0);

    /// How long it is open. A track ends it sooner.
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /// More than any voice channel lets vote; the first ones are forgotten then.
    private static final int MOST_VOTERS = 5_000;

    public Ballot {
        voters = List.copyOf(voters);
    }

    /// The wire name of the command.
    public String command() {
        return command(motion);
    }

    static String command(String motion) {
        int end = motion.indexOf(' ');
        return end < 0 ? motion : motion.substring(0, end);
    }

    /// Whether it is the one about this.
    public boolean is(String about, EntryId entry) {
        return on.equals(entry) && motion.equals(about);
    }

    boolean openAt(Instant now) {
        return now.isBefore(since.plus(LONGEST));
    }

    /// How many of its voters are among these.
    public int votesOf(Set<UserId> listeners) {
        int votes = 0;
        for (UserId voter : voters) if (listeners.contains(voter)) votes++;
        return votes;
    }

    Ballot with(HouseEvent.Voted vote) {
        List<UserId> more = new ArrayList<>(voters.size() + 1);
        more.addAll(voters);
        more.remove(vote.voter());
        more.add(vote.voter());
        List<UserId> kept = more.subList(Math.max(0, more.size() - MOST_VOTERS), more.size());
        return new Ballot(motion, on, title, since, vote.needed(), kept, vote.terms());
    }
}
