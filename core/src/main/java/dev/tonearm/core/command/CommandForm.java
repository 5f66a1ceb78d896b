package dev.tonearm.core.command;

import dev.tonearm.core.format.WireForm;
import dev.tonearm.core.json.JsonObject;
import java.util.List;

/// How one kind of command is named outside its code, and read: [#wire] in queue messages and in
/// the journal.
///
/// A family has one enum of these, with two exhaustive switches beside each other: from each of its
/// commands to the form, and from each form back to the command. Whoever forgets to write or to
/// read one is told by the compiler.
public interface CommandForm extends WireForm {
    /// What it is counted as.
    default String metric() {
        return wire();
    }

    /// The slash command that does this, group and subcommand separated by spaces; for a button,
    /// the one that it stands for. Mostly it is called as it travels.
    default String slash() {
        return wire();
    }

    /// Which of its arguments are positions of waiting tracks, from 1. A form that has some has no
    /// other arguments than numbers.
    default List<String> places() {
        return List.of();
    }

    /// Reads the arguments that were written.
    ///
    /// @throws IllegalArgumentException if they are none of this form
    PlayerCommand read(JsonObject arguments);
}
