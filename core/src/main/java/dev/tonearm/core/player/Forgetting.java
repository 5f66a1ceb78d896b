package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes people out of what is kept of a player.
///
/// What they asked for stays where it waits and plays on, as asked for by [UserId#DELETED]; what
/// they did can be undone; their votes and their place among those who asked for most are gone.
public final class Forgetting {
    private final Set<UserId> people;
    private final Set<String> names;
    private final Pattern written;

    /// @param people at least one
    public Forgetting(Set<UserId> people) {
        this.people = Set.copyOf(people);
        this.names = people.stream().map(UserId::toString).collect(Collectors.toSet());
        this.written =
                Pattern.compile(
                        people.stream()
                                .map(UserId::value)
                                .map(String::valueOf)
                                .collect(Collectors.joining("|", "(?<![0-9])(?:", ")(?![0-9])")));
    }

    /// Whether a document names one of them, wherever in it: in what this build knows of it, and in
    /// what it does not.
    public boolean concerns(String document) {
        Matcher found = written.matcher(document);
        return found.find();
    }

    /// Whom of them a document names.
    public Set<UserId> named(String document) {
        return written.matcher(document)
                .results()
                .map(found -> new UserId(Long.parseLong(found.group())))
                .collect(Collectors.toSet());
    }

    /// Who they are.
    public Set<UserId> people() {
        return people;
    }

    /// The state without them.
    public PlayerState in(PlayerState state) {
        Setbacks setbacks = in(state.setbacks());
        return new PlayerState(
                state.sequence(),
                new Deck(in(state.playback()), state.loop(), setbacks),
                state.waiting().of(in(state.queue())),
                state.stay(),
                state.sound(),
                state.shown(),
                in(state.story()),
                state.memory(),
                state.house().with(in(state.house().votes())));
    }

    private Playback in(Playback playback) {
        return switch (playback) {
            case Playback.Idle _ -> playback;
            case Playback.Loaded(var entry, var clock) -> new Playback.Loaded(in(entry), clock);
        };
    }

    private Setbacks in(Setbacks setbacks) {
        return new Setbacks(
                setbacks.count(),
                in(setbacks.out()),
                setbacks.back(),
                setbacks.why(),
                setbacks.since(),
                setbacks.last());
    }

    private Story in(Story story) {
        return new Story(
                new Past(steps(story.past().undo()), steps(story.past().redo())),
                in(story.tally()),
                story.recent().stream().map(this::in).toList());
    }

    private List<Step> steps(List<Step> steps) {
        return steps.stream().map(this::in).toList();
    }

    private Step in(Step step) {
        Way way = step.way();
        Trail trail = step.trail();
        return new Step(
                step.line(),
                step.deed(),
                in(step.by()),
                new Way(way.runs(), in(way.back()), way.out(), way.next()),
                step.stage(),
                step.turns(),
                new Trail(trail.back().stream().map(this::in).toList(), trail.out()));
    }

    private Trail.Back in(Trail.Back back) {
        return new Trail.Back(back.index(), in(back.played()));
    }

    private Played in(Played played) {
        return new Played(in(played.entry()), played.at());
    }

    private Tally in(Tally tally) {
        List<Ranking.Count> others =
                tally.people().counts().stream()
                        .filter(count -> !names.contains(count.what()))
                        .toList();
        return new Tally(
                tally.since(),
                tally.commands(),
                tally.tracks(),
                tally.heard(),
                tally.pieces(),
                new Ranking(others));
    }

    private Votes in(Votes votes) {
        return new Votes(votes.open().stream().map(this::in).toList());
    }

    private Ballot in(Ballot ballot) {
        return new Ballot(
                ballot.motion(),
                ballot.on(),
                ballot.title(),
                ballot.since(),
                ballot.needed(),
                ballot.voters().stream().filter(voter -> !people.contains(voter)).toList(),
                ballot.terms());
    }

    private List<QueueEntry> in(List<QueueEntry> entries) {
        return entries.stream().map(this::in).toList();
    }

    private QueueEntry in(QueueEntry entry) {
        return new QueueEntry(entry.id(), entry.track(), in(entry.requester()));
    }

    private UserId in(UserId user) {
        return people.contains(user) ? UserId.DELETED : user;
    }
}
