package dev.tonearm.core.player;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.Snowflake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// The commands of late, so that one is recognised that Discord or SQS delivers again.
///
/// @param handled those of the last [#KEPT], oldest first
public record Memory(List<Handled> handled) {
    /// How long commands are recognised: an interaction's token lives 15 minutes, and clocks
    /// differ.
    public static final Duration KEPT = InteractionId.TOKEN_LIFETIME.plusMinutes(5);

    public static final Memory EMPTY = new Memory(List.of());

    /// The wire names of the commands that end the music, and with it what is still being looked up
    /// ([dev.tonearm.core.command.PlayerCommand#callsOff]).
    private static final Set<String> CALLING_OFF = Set.of("stop", "leave");

    public Memory {
        handled = List.copyOf(handled);
    }

    OptionalLong line(InteractionId interaction) {
        for (Handled known : handled) {
            if (known.interaction().equals(interaction)) return OptionalLong.of(known.sequence());
        }
        return OptionalLong.empty();
    }

    boolean calledOff(InteractionId asked) {
        return handled.stream()
                .anyMatch(known -> known.callsOff() && asked.isBefore(known.interaction()));
    }

    Memory with(JournalLine line) {
        if (!(line.cause() instanceof Cause.Asked asked)) return agreed(line);
        Instant oldest = line.at().minus(KEPT);
        List<Handled> remembered = new ArrayList<>(handled.size() + 1);
        boolean known = false;
        for (Handled one : handled) {
            known |= one.interaction().equals(asked.interaction());
            if (!one.interaction().createdAt().isBefore(oldest)) remembered.add(one);
        }
        if (!known) {
            boolean callsOff = CALLING_OFF.contains(asked.command()) && !counted(line);
            remembered.add(new Handled(asked.interaction(), line.sequence(), callsOff));
        }
        return new Memory(remembered);
    }

    /// What people agreed about without another command calls off what was asked for before that.
    private Memory agreed(JournalLine line) {
        boolean callsOff =
                line.agreed().filter(agreed -> CALLING_OFF.contains(agreed.command())).isPresent();
        if (!callsOff) return this;
        List<Handled> remembered = new ArrayList<>(handled);
        var then = new InteractionId(Snowflake.at(line.at()));
        remembered.add(new Handled(then, line.sequence(), true));
        return new Memory(remembered);
    }

    /// Whether the command was only counted: others have to agree before it is done.
    private static boolean counted(JournalLine line) {
        return line.events().stream()
                .anyMatch(event -> event instanceof HouseEvent.Voted vote && !vote.passed());
    }
}
