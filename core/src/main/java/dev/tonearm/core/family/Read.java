package dev.tonearm.core.family;

import dev.tonearm.core.message.Message;

/// What is answered at once, where it was asked: it changes nothing and never travels.
public interface Read {
    /// The slash command that shows this, group and subcommand separated by spaces.
    String slash();

    /// What is shown.
    Message answer(Facts facts);
}
