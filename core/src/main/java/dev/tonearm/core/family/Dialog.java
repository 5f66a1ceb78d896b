package dev.tonearm.core.family;

import dev.tonearm.core.message.Modal;

/// A form that is shown at once; what is filled in comes back by the [Route] of its id.
public interface Dialog {
    /// The slash command that this does, group and subcommand separated by spaces.
    String slash();

    /// The form.
    Modal form(Facts facts);
}
