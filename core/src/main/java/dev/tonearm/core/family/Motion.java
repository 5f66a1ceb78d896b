package dev.tonearm.core.family;

import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// What people vote for, as votes are told apart and kept: a command's wire name and, after a
/// space, its arguments. Where these are positions of waiting tracks the tracks stand there
/// themselves, by their ids: a position is another track's as soon as the queue has moved on.
final class Motion {
    private Motion() {}

    /// Of a command that could be done in a state.
    static String of(PlayerCommand command, PlayerState state) {
        byte[] written = JsonWriter.object(command::write);
        if (!command.form().places().isEmpty()) {
            List<QueueEntry> queue = state.queue();
            written =
                    replaced(
                            JsonObject.parse(written),
                            command.form().places(),
                            place -> queue.get(Math.toIntExact(place) - 1).id().value());
        }
        String arguments = new String(written, StandardCharsets.UTF_8);
        return command.form().wire() + (arguments.equals("{}") ? "" : " " + arguments);
    }

    /// The command that is meant, as somebody would give it in a state; nothing if a track that it
    /// names does not wait any more.
    ///
    /// @param form whose wire name it begins with
    static Optional<PlayerCommand> command(CommandForm form, String motion, PlayerState state) {
        Map<Long, Integer> places = new HashMap<>();
        if (!form.places().isEmpty()) {
            List<QueueEntry> queue = state.queue();
            for (int i = 0; i < queue.size(); i++) places.put(queue.get(i).id().value(), i + 1);
        }
        return read(form, motion, id -> places.getOrDefault(id, 0));
    }

    /// The command that was meant, for words about what it did: these do not depend on where its
    /// tracks waited.
    static Optional<PlayerCommand> anywhere(CommandForm form, String motion) {
        return read(form, motion, _ -> 1);
    }

    private static Optional<PlayerCommand> read(
            CommandForm form, String motion, ToLongFunction<Long> place) {
        int end = motion.indexOf(' ');
        JsonObject arguments = JsonObject.parse(end < 0 ? "{}" : motion.substring(end + 1));
        if (!form.places().isEmpty()) {
            arguments = JsonObject.parse(replaced(arguments, form.places(), place));
        }
        try {
            return Optional.of(form.read(arguments));
        } catch (IllegalArgumentException _) {
            // Gone, or in another order than the command can say.
            return Optional.empty();
        }
    }

    /// The first of the waiting tracks that a command names by their positions.
    static Optional<QueueEntry> named(PlayerCommand command, PlayerState state) {
        List<String> places = command.form().places();
        if (places.isEmpty()) return Optional.empty();
        int first = JsonObject.parse(JsonWriter.object(command::write)).integer(places.getFirst());
        return Optional.of(state.queue().get(first - 1));
    }

    private static byte[] replaced(
            JsonObject arguments, List<String> places, ToLongFunction<Long> other) {
        return JsonWriter.object(to -> {
            for (String name : arguments.names()) {
                long number = arguments.number(name);
                to.put(name, places.contains(name) ? other.applyAsLong(number) : number);
            }
        });
    }
}
