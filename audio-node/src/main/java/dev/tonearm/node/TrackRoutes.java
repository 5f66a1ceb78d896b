package dev.tonearm.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioPlaylist;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/// Finding tracks, and reading encoded ones.
final class TrackRoutes {

    private final Tracks tracks;
    private final ObjectMapper json = new ObjectMapper();

    TrackRoutes(Tracks tracks) {
        this.tracks = tracks;
    }

    void mount(RoutesConfig routes) {
        routes.get("/v4/loadtracks", this::load);
        routes.get("/v4/decodetrack", this::decode);
        routes.post("/v4/decodetracks", this::decodeAll);
    }

    private void load(Context ctx) {
        String identifier =
                Optional.ofNullable(ctx.queryParam("identifier"))
                        .orElseThrow(() -> ProtocolError.badRequest("the identifier is missing"));
        ObjectNode result = json.createObjectNode();
        try {
            describe(result, tracks.load(identifier));
        } catch (RuntimeException e) {
            // Not an error of HTTP: the request was fine, the source was not.
            result.put("loadType", "error").set("data", TrackFailure.ofLoad(e));
        }
        NodeRoutes.send(ctx, result);
    }

    private void describe(ObjectNode result, Optional<AudioItem> item) {
        switch (item.orElse(null)) {
            case AudioTrack track ->
                    result.put("loadType", "track").set("data", tracks.json(track));
            case AudioPlaylist playlist when playlist.isSearchResult() -> {
                result.put("loadType", "search");
                list(result.putArray("data"), playlist);
            }
            case AudioPlaylist playlist -> {
                result.put("loadType", "playlist");
                ObjectNode data = result.putObject("data");
                int selected =
                        playlist.getSelectedTrack() == null
                                ? -1
                                : playlist.getTracks().indexOf(playlist.getSelectedTrack());
                data.putObject("info")
                        .put("name", playlist.getName())
                        .put("selectedTrack", selected);
                data.putObject("pluginInfo");
                list(data.putArray("tracks"), playlist);
            }
            case null, default -> result.put("loadType", "empty").putNull("data");
        }
    }

    private void list(ArrayNode into, AudioPlaylist playlist) {
        playlist.getTracks().forEach(track -> into.add(tracks.json(track)));
    }

    private void decode(Context ctx) {
        String encoded =
                Optional.ofNullable(ctx.queryParam("encodedTrack"))
                        .or(() -> Optional.ofNullable(ctx.queryParam("track")))
                        .orElseThrow(() -> ProtocolError.badRequest("No track to decode provided"));
        NodeRoutes.send(ctx, decoded(encoded));
    }

    private void decodeAll(Context ctx) throws JsonProcessingException {
        JsonNode body = json.readTree(ctx.body());
        if (!body.isArray() || body.isEmpty()) {
            throw ProtocolError.badRequest("No tracks to decode provided");
        }
        ArrayNode result = json.createArrayNode();
        body.forEach(encoded -> result.add(decoded(encoded.asText())));
        NodeRoutes.send(ctx, result);
    }

    private ObjectNode decoded(String encoded) {
        AudioTrack track = tracks.decode(encoded);
        return tracks.json(track, encoded, track.getPosition());
    }
}
