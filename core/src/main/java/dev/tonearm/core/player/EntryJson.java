package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;

/// The JSON of a queue entry with its track: one flat object, because a queue has thousands.
final class EntryJson {
    private EntryJson() {}

    static void write(JsonWriter json, QueueEntry entry) {
        Track track = entry.track();
        json.put("id", entry.id().value()).put("u", entry.requester().value());
        json.put("e", track.encoded()).put("title", track.title()).put("author", track.author());
        json.put("ms", track.lengthMillis());
        if (!track.uri().isEmpty()) json.put("uri", track.uri());
        if (!track.artworkUrl().isEmpty()) json.put("art", track.artworkUrl());
        if (track.stream()) json.put("stream", true);
        if (!track.seekable()) json.put("fixed", true);
    }

    static QueueEntry read(JsonObject json) {
        Track track =
                new Track(
                        json.string("e"),
                        json.string("title"),
                        json.string("author"),
                        json.number("ms"),
                        json.optionalString("uri").orElse(""),
                        json.optionalString("art").orElse(""),
                        json.optionalFlag("stream").orElse(false),
                        !json.optionalFlag("fixed").orElse(false));
        return new QueueEntry(new EntryId(json.number("id")), track, new UserId(json.number("u")));
    }
}
