package dev.tonearm.interactions.answer;

import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.JournalGlance;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every guild has these lines.
final class Lines implements PlayerJournal, JournalGlance {
    /// What a glance still sees.
    private static final int SHORT = 1_000;

    private final List<JournalLine> lines = new ArrayList<>();
    private PlayerState state = PlayerState.NEW;
    int loads;
    int glances;
    int glancesSince;
    int histories;
    boolean away;

    /// The format of a line behind these, if there is one that nobody can read.
    int newer;

    /// The line that is there no more.
    long gone;

    void enqueue(int count) {
        write(
                new QueueEvent.Enqueued(
                        state.queue().size(), Examples.entries(state.nextEntry(), count), ""));
    }

    void volume(int percent) {
        write(new SoundEvent.VolumeSet(percent));
    }

    /// Somebody was taken out of all that is there.
    void silently() {
        write();
    }

    private void write(PlayerEvent... events) {
        JournalLine line = Examples.line(state, Cause.NODE, events);
        lines.add(line);
        state = state.after(line);
    }

    @Override
    public Loaded load(GuildId guild) {
        loads++;
        return newer > 0 ? new Loaded.Newer(newer, state) : new Loaded.Whole(state);
    }

    @Override
    public List<Reading<JournalLine>> lines(GuildId guild, long sequence, int limit) {
        List<Reading<JournalLine>> all =
                lines.stream()
                        .filter(line -> line.sequence() >= sequence && line.sequence() != gone)
                        .<Reading<JournalLine>>map(Reading.Read::new)
                        .collect(Collectors.toCollection(ArrayList::new));
        if (newer > 0) all.add(new Reading.Newer<>(newer));
        return all.stream().limit(limit).toList();
    }

    @Override
    public Optional<PlayerState> state(GuildId guild) {
        glances++;
        reach(guild);
        return Optional.of(state).filter(seen -> seen.queue().size() < SHORT);
    }

    @Override
    public Optional<PlayerState> since(GuildId guild, PlayerState before) {
        glancesSince++;
        reach(guild);
        return Optional.of(state);
    }

    @Override
    public List<JournalLine> before(GuildId guild, long sequence) {
        histories++;
        reach(guild);
        return lines.reversed().stream()
                .filter(line -> line.sequence() < sequence)
                .limit(10)
                .toList();
    }

    @Override
    public List<JournalLine> from(GuildId guild, long sequence) {
        histories++;
        reach(guild);
        return lines.stream().filter(line -> line.sequence() >= sequence).limit(10).toList();
    }

    int looks() {
        return glances + glancesSince + histories;
    }

    private void reach(GuildId guild) {
        if (away) {
            throw new JournalUnavailableException(guild, new IllegalStateException("on purpose"));
        }
    }

    @Override
    public AppendOutcome append(GuildId guild, List<JournalLine> appended) {
        throw new UnsupportedOperationException("the edge writes nothing");
    }

    @Override
    public Optional<PlayerState> at(GuildId guild, long sequence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void snapshot(GuildId guild, PlayerState snapshot) {
        throw new UnsupportedOperationException("the edge writes nothing");
    }

    @Override
    public void settle(GuildId guild, PlayerState settled) {
        throw new UnsupportedOperationException("the edge writes nothing");
    }

    @Override
    public List<GuildId> open(int partition) {
        throw new UnsupportedOperationException("the edge asks for no partition");
    }
}
