package dev.tonearm.core.catalogue;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.queue.ShowQueue;
import java.util.Optional;
import java.util.OptionalInt;

/// What our buttons mean.
public final class Buttons {
    private Buttons() {}

    /// What a press means; empty for an id that is not ours or of another version.
    public static Optional<Request> pressed(String customId) {
        return switch (customId) {
            case CustomId.TOGGLE_PAUSE -> player(new PlaybackCommand.TogglePause());
            case CustomId.SKIP -> player(new PlaybackCommand.Skip(1));
            case CustomId.STOP -> player(new PlaybackCommand.Stop());
            case CustomId.SHUFFLE -> player(new QueueCommand.Shuffle());
            case CustomId.LOOP -> player(new PlaybackCommand.CycleLoop());
            case CustomId.SHOW_QUEUE -> Optional.of(new Request.Show(new ShowQueue(1)));
            default -> {
                OptionalInt page = CustomId.turnsTo(customId);
                yield page.isPresent()
                        ? Optional.of(new Request.Turn(new ShowQueue(page.getAsInt())))
                        : Optional.empty();
            }
        };
    }

    private static Optional<Request> player(PlayerCommand command) {
        return Optional.of(new Request.Player(command));
    }
}
