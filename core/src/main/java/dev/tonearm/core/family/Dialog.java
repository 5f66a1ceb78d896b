package dev.tonearm.core.family;

import dev.tonearm.core.message.Modal;
import dev.tonearm.core.plan.Feature;
import java.util.Optional;

/// A form that is shown at once; what is filled in comes back by the [Route] of its id.
public interface Dialog {
    /// The slash command that this does, group and subcommand separated by spaces.
    String slash();

    /// What a plan has to have for it: the same that the command needs which the filled form stands
    /// for. Nobody fills in what is refused afterwards.
    default Optional<Feature> feature() {
        return Optional.empty();
    }

    /// The form.
    Modal form(Facts facts);
}
