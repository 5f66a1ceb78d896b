package dev.tonearm.core.player;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The votes that are under way. They end with the track, and each after a while.
///
/// @param open the first begun first; some may be over by the clock
public record Votes(List<Ballot> open) {
    public static final Votes NONE = new Votes(List.of());

    /// As many at a time as anybody follows. One more ends the one that the fewest are for.
    static final int MOST = 8;

    public Votes {
        open = List.copyOf(open);
    }

    /// What is being voted about at an instant.
    public List<Ballot> openAt(Instant now) {
        return open.stream().filter(ballot -> ballot.openAt(now)).toList();
    }

    /// The vote about a command and an entry, if one is under way.
    public Optional<Ballot> about(String motion, EntryId entry, Instant now) {
        for (Ballot ballot : open) {
            if (ballot.is(motion, entry) && ballot.openAt(now)) return Optional.of(ballot);
        }
        return Optional.empty();
    }

    /// Without one that enough were for.
    Votes without(String motion, EntryId entry) {
        return new Votes(open.stream().filter(ballot -> !ballot.is(motion, entry)).toList());
    }

    Votes with(HouseEvent.Voted vote, Instant at) {
        Ballot now =
                about(vote.motion(), vote.on(), at)
                        .orElseGet(() ->
                                new Ballot(
                                        vote.motion(),
                                        vote.on(),
                                        vote.title(),
                                        at,
                                        vote.needed(),
                                        List.of(),
                                        vote.terms()))
                        .with(vote);
        List<Ballot> others = new ArrayList<>();
        for (Ballot ballot : openAt(at)) {
            if (!ballot.is(vote.motion(), vote.on())) others.add(ballot);
        }
        if (vote.passed()) return new Votes(others);
        if (others.size() >= MOST) {
            others.remove(
                    others.stream()
                            .min((one, other) ->
                                    Integer.compare(one.voters().size(), other.voters().size()))
                            .orElseThrow());
        }
        others.add(now);
        others.sort((one, other) -> one.since().compareTo(other.since()));
        return new Votes(others);
    }
}
