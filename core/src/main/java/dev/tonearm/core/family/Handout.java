package dev.tonearm.core.family;

import dev.tonearm.core.message.Message;

/// A file for the person who asks, which comes with a message.
public interface Handout {
    /// The slash command that gives it, group and subcommand separated by spaces.
    String slash();

    Given give(Facts facts);

    /// What is given.
    sealed interface Given {
        /// A file.
        ///
        /// @param message has a [dev.tonearm.core.message.Component.File] of this name
        /// @param json what is in it; not to be changed
        @SuppressWarnings("ArrayRecordComponent")
        record File(Message message, String name, byte[] json) implements Given {}

        /// Nothing, and this is why.
        record Nothing(Message why) implements Given {}
    }
}
