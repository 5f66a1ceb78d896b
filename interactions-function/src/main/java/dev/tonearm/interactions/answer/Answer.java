package dev.tonearm.interactions.answer;

import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Modal;
import dev.tonearm.interactions.figure.AnswerKind;
import dev.tonearm.interactions.figure.RefusedFor;
import java.util.List;

/// The first response to an interaction, in Discord's callback types.
public sealed interface Answer {
    /// The endpoint is there.
    record Pong() implements Answer {}

    /// A new message that only the person who asked sees.
    ///
    /// @param kind what it says, for who counts answers
    record Told(Message message, AnswerKind kind) implements Answer {}

    /// The same, and it says why not.
    record Refused(Message message, RefusedFor why) implements Answer {}

    /// "… is thinking", until the worker makes a message of it.
    ///
    /// @param alone whether only the person who asked sees it; nobody can change that later
    record Deferred(boolean alone) implements Answer {}

    /// The button's message stays as it is; the worker will change it.
    record DeferredUpdate() implements Answer {}

    /// The button's message becomes this one.
    ///
    /// @param kind as of [Told]
    record Changed(Message message, AnswerKind kind) implements Answer {}

    /// Suggestions for an option that is being typed.
    record Suggested(List<Choice> choices) implements Answer {
        public Suggested {
            choices = List.copyOf(choices);
        }
    }

    /// A form in a window of its own; not for a form that was sent off.
    record Asked(Modal form) implements Answer {}

    /// A new message with a file, for the person who asked alone. Discord takes it by the callback
    /// route only.
    ///
    /// @param file not to be changed
    @SuppressWarnings("ArrayRecordComponent")
    record Handed(Message message, String name, byte[] file) implements Answer {}

    /// What became of the interaction.
    default AnswerKind kind() {
        return switch (this) {
            case Pong() -> AnswerKind.PING;
            case Told(_, var kind) -> kind;
            case Changed(_, var kind) -> kind;
            case Refused _ -> AnswerKind.REFUSED;
            case Deferred _, DeferredUpdate _ -> AnswerKind.DEFERRED;
            case Suggested _ -> AnswerKind.AUTOCOMPLETE;
            case Asked _, Handed _ -> AnswerKind.READ;
        };
    }

    /// The callback as Discord takes it.
    default byte[] json() {
        return JsonWriter.object(json -> {
            switch (this) {
                case Pong() -> json.put("type", 1);
                case Told(var message, _) ->
                        json.put("type", 4).put("data", data -> message.post(data, true));
                case Refused(var message, _) ->
                        json.put("type", 4).put("data", data -> message.post(data, true));
                case Deferred(boolean alone) -> {
                    json.put("type", 5);
                    if (alone) json.put("data", data -> data.put("flags", Message.EPHEMERAL));
                }
                case Handed(var message, _, _) ->
                        json.put("type", 4).put("data", data -> message.post(data, true));
                case DeferredUpdate() -> json.put("type", 6);
                case Changed(var message, _) ->
                        json.put("type", 7).put("data", data -> message.post(data, false));
                case Asked(var form) -> json.put("type", 9).put("data", form::write);
                case Suggested(var choices) ->
                        json.put("type", 8)
                                .put("data", data -> data.array("choices", choices, Choice::write));
            }
        });
    }
}
