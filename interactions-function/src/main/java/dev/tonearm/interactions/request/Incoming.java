package dev.tonearm.interactions.request;

import java.util.List;
import java.util.Map;

/// What Discord reports by an interaction.
public sealed interface Incoming {
    /// Discord asks whether the endpoint is there. It needs no more than the signature, which is
    /// made for one application.
    record Ping() implements Incoming {}

    /// Something that a person did and that is waiting for an answer.
    sealed interface Act extends Incoming {
        Caller caller();
    }

    /// A slash command.
    ///
    /// @param name with its group and subcommand, as in `premium status`
    /// @param options by name: String, Long, Double, Boolean, UserId, RoleId, ChosenChannel or
    ///   Attachment
    record Command(Caller caller, String name, Map<String, Object> options) implements Act {}

    /// A slash command that is being typed; Discord has validated nothing yet.
    ///
    /// @param focused the option that wants suggestions
    /// @param typed what of it is there so far
    record Typing(
            Caller caller, String name, Map<String, Object> options, String focused, String typed)
            implements Act {}

    /// A button that was pressed, or a select that was changed.
    record Component(Caller caller, String customId, List<String> values) implements Act {}

    /// A form that was submitted.
    ///
    /// @param fields values by custom id
    record Form(Caller caller, String customId, Map<String, String> fields) implements Act {}

    /// Something that Discord has added since.
    record Unknown(Caller caller, long type) implements Act {}
}
