package dev.tonearm.core.player;

import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;

/// One thing that happened to a guild's player. The journal's lines are made of these, so a case is
/// never changed in meaning; a new meaning is a new case.
///
/// Each group has a file that holds all there is to know of its events: what they are, how they are
/// written and read, and what they do to a state. A new event is one more case there.
public sealed interface PlayerEvent
        permits PlaybackEvent,
                QueueEvent,
                StoryEvent,
                StayEvent,
                SoundEvent,
                PanelEvent,
                HouseEvent {
    /// What it is called in the journal.
    EventForm form();

    /// Writes its members. Names are spelt out, so that renaming a record or a constant leaves old
    /// journals readable.
    void write(JsonWriter json);

    /// What it makes of a state. Old journals are folded by today's code, so what a case does never
    /// changes.
    ///
    /// @param at the time of its line
    PlayerState appliedTo(PlayerState state, Instant at);
}
