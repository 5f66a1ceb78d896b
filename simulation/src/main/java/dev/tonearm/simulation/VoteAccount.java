package dev.tonearm.simulation;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.HouseEvent.Voted;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What became of each vote of one guild, whose voters all listen all the time: it counts once,
/// whichever worker counts it, and a command is done with the vote that is enough.
final class VoteAccount {
    /// As many at a time as anybody follows.
    private static final int MOST_OPEN = 8;

    /// The first begun first.
    private final Map<String, Set<UserId>> open = new LinkedHashMap<>();

    /// A line of the journal.
    ///
    /// @return what is wrong with it
    List<String> take(JournalLine line) {
        List<String> wrong = new ArrayList<>();
        for (PlayerEvent event : line.events()) {
            if (event instanceof Voted vote) take(vote, line, wrong);
            // All of them listen all the time, so the vote that was enough has done it.
            if (event instanceof HouseEvent.Agreed agreed)
                wrong.add(" counts again what nobody has left: " + agreed.motion());
        }
        boolean turned =
                line.events().stream()
                        .anyMatch(event ->
                                PlaybackEvent.starts(event)
                                        || event instanceof PlaybackEvent.Ended
                                        || event instanceof PlaybackEvent.Stopped);
        if (turned) open.clear();
        return wrong;
    }

    private void take(Voted vote, JournalLine line, List<String> wrong) {
        if (!(line.cause() instanceof Cause.Asked(_, var user, _)) || !user.equals(vote.voter())) {
            wrong.add(" has somebody else's vote");
        }
        String about = vote.motion() + " of " + vote.on();
        Set<UserId> voters = open.computeIfAbsent(about, _ -> new HashSet<>());
        if (!voters.add(vote.voter())) wrong.add(" counts a vote twice for " + about);
        if (vote.votes() != voters.size()) {
            wrong.add(" counts " + vote.votes() + " of " + voters.size() + " votes for " + about);
        }
        boolean done = line.events().stream().anyMatch(event -> !(event instanceof HouseEvent));
        if (done && !vote.passed()) wrong.add(" does what too few voted for: " + about);
        if (vote.passed()) open.remove(about);
        while (open.size() > MOST_OPEN) open.remove(fewest(about));
    }

    /// The vote that the fewest are for, but this one.
    private String fewest(String but) {
        return open.entrySet().stream()
                .filter(one -> !one.getKey().equals(but))
                .min(Comparator.comparingInt(one -> one.getValue().size()))
                .orElseThrow()
                .getKey();
    }
}
