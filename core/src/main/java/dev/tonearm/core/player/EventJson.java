package dev.tonearm.core.player;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.HashMap;
import java.util.Map;

/// The JSON of events: a form under `t` and the event's own members.
final class EventJson {
    private static final EventForm[][] GROUPS = {
        PlaybackEvent.Form.values(),
        QueueEvent.Form.values(),
        StoryEvent.Form.values(),
        StayEvent.Form.values(),
        SoundEvent.Form.values(),
        PanelEvent.Form.values(),
        HouseEvent.Form.values()
    };

    private static final Map<String, EventForm> FORMS = new HashMap<>();

    static {
        for (EventForm[] group : GROUPS) {
            for (EventForm form : group) {
                if (FORMS.put(form.wire(), form) != null) {
                    throw new IllegalStateException("two events are called " + form.wire());
                }
            }
        }
    }

    private EventJson() {}

    static void write(JsonWriter json, PlayerEvent event) {
        json.put("t", event.form().wire());
        event.write(json);
    }

    /// As [EntryJson.Form#BRIEF].
    static void writeBriefly(JsonWriter json, PlayerEvent event) {
        if (event instanceof QueueEvent.Enqueued enqueued) {
            json.put("t", event.form().wire());
            enqueued.write(json, EntryJson::writeBriefly);
        } else write(json, event);
    }

    static PlayerEvent read(JsonObject json) {
        String type = json.string("t");
        EventForm form = FORMS.get(type);
        if (form == null) throw new IllegalArgumentException("unknown event " + type);
        return form.read(json);
    }
}
