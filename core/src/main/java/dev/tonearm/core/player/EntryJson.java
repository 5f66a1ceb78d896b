package dev.tonearm.core.player;

import dev.tonearm.core.format.WireForm;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.Optional;

/// The JSON of a queue entry with its track: one flat object, because a queue has thousands.
final class EntryJson {
    private EntryJson() {}

    /// What only later readers know.
    enum Form implements WireForm {
        /// Without an encoded name that the other members make again.
        BRIEF("brief", 2);

        private final String wire;
        private final int since;

        Form(String wire, int since) {
            this.wire = wire;
            this.since = since;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public int since() {
            return since;
        }
    }

    static void write(JsonWriter json, QueueEntry entry) {
        begin(json, entry);
        json.put("e", entry.track().encoded());
        end(json, entry.track());
    }

    /// As [Form#BRIEF], if its name is one that can be made again.
    static void writeBriefly(JsonWriter json, QueueEntry entry) {
        Optional<EncodedName> name = EncodedName.of(entry.track());
        if (name.isEmpty()) {
            write(json, entry);
            return;
        }
        begin(json, entry);
        name.get().write(json);
        end(json, entry.track());
    }

    private static void begin(JsonWriter json, QueueEntry entry) {
        json.put("id", entry.id().value()).put("u", entry.requester().value());
    }

    private static void end(JsonWriter json, Track track) {
        json.put("title", track.title()).put("author", track.author());
        json.put("ms", track.lengthMillis());
        if (!track.uri().isEmpty()) json.put("uri", track.uri());
        if (!track.artworkUrl().isEmpty()) json.put("art", track.artworkUrl());
        if (track.stream()) json.put("stream", true);
        if (!track.seekable()) json.put("fixed", true);
    }

    static QueueEntry read(JsonObject json) {
        Track track =
                new Track(
                        json.optionalString("e").orElse(""),
                        json.string("title"),
                        json.string("author"),
                        json.number("ms"),
                        json.optionalString("uri").orElse(""),
                        json.optionalString("art").orElse(""),
                        json.optionalFlag("stream").orElse(false),
                        !json.optionalFlag("fixed").orElse(false));
        Track named = json.has("e") ? track : track.encoded(EncodedName.read(json).with(track));
        return new QueueEntry(new EntryId(json.number("id")), named, new UserId(json.number("u")));
    }
}
