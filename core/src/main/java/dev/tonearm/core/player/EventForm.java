package dev.tonearm.core.player;

import dev.tonearm.core.format.WireForm;
import dev.tonearm.core.json.JsonObject;

/// A kind of event in the journal. Each group of events has an enum of its own, whose two switches
/// (which form an event has, and how each form is read) let the compiler miss neither a writer nor
/// a reader.
public interface EventForm extends WireForm {
    /// Reads the members that [PlayerEvent#write] wrote.
    ///
    /// @throws dev.tonearm.core.json.JsonException if they are others
    PlayerEvent read(JsonObject json);
}
