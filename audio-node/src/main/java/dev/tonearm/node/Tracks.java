package dev.tonearm.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sedmelluq.discord.lavaplayer.player.AudioPlayer;
import com.sedmelluq.discord.lavaplayer.player.AudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.player.DefaultAudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.source.AudioSourceManager;
import com.sedmelluq.discord.lavaplayer.source.http.HttpAudioSourceManager;
import com.sedmelluq.discord.lavaplayer.tools.io.MessageInput;
import com.sedmelluq.discord.lavaplayer.tools.io.MessageOutput;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.DecodedTrackHolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// lavaplayer's sources, and tracks in Lavalink's forms: encoded and as JSON.
final class Tracks implements AutoCloseable {

    /// Little enough that a change of filters is heard soon. Lavalink's default is 5 s: there it is
    /// heard when what was buffered has been played, or at once after a seek.
    private static final int BUFFER_MILLIS = 400;

    private static final long STUCK_AFTER_MILLIS = 10_000;

    private final AudioPlayerManager manager = new DefaultAudioPlayerManager();

    Tracks(NodeSettings settings) {
        manager.setFrameBufferDuration(BUFFER_MILLIS);
        manager.setTrackStuckThreshold(STUCK_AFTER_MILLIS);
        manager.getConfiguration().setFilterHotSwapEnabled(true);
        HttpAudioSourceManager http = new HttpAudioSourceManager();
        settings.catalogue()
                .ifPresent(url -> manager.registerSourceManager(new CatalogueSearch(url, http)));
        manager.registerSourceManager(new FolderSource(settings.folders()));
        manager.registerSourceManager(http);
    }

    List<String> sources() {
        return manager.getSourceManagers().stream().map(AudioSourceManager::getSourceName).toList();
    }

    AudioPlayer newPlayer() {
        return manager.createPlayer();
    }

    /// A track, a playlist, a search result, or nothing.
    ///
    /// @throws com.sedmelluq.discord.lavaplayer.tools.FriendlyException when a source knows the
    ///   identifier and fails
    Optional<AudioItem> load(String identifier) {
        return Optional.ofNullable(manager.loadItemSync(identifier));
    }

    AudioTrack decode(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            DecodedTrackHolder holder =
                    manager.decodeTrack(new MessageInput(new ByteArrayInputStream(bytes)));
            AudioTrack track = holder == null ? null : holder.decodedTrack;
            if (track == null) {
                throw ProtocolError.badRequest("the track is of a source this node does not have");
            }
            return track;
        } catch (IOException | IllegalArgumentException e) {
            throw ProtocolError.badRequest("this is no encoded track");
        }
    }

    String encode(AudioTrack track) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            manager.encodeTrack(new MessageOutput(out), track);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("could not encode a track", e);
        }
    }

    ObjectNode json(AudioTrack track) {
        return json(track, encode(track), track.getPosition());
    }

    /// @param position as the player knows it: lavaplayer does not in clock mode
    ObjectNode json(AudioTrack track, String encoded, long position) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("encoded", encoded);
        json.withObject("info")
                .put("identifier", track.getIdentifier())
                .put("isSeekable", track.isSeekable())
                .put("author", track.getInfo().author)
                .put("length", track.getDuration())
                .put("isStream", track.getInfo().isStream)
                .put("position", position)
                .put("title", track.getInfo().title)
                .put("uri", track.getInfo().uri)
                .put("artworkUrl", track.getInfo().artworkUrl)
                .put("isrc", track.getInfo().isrc)
                .put("sourceName", track.getSourceManager().getSourceName());
        json.putObject("pluginInfo");
        if (track.getUserData() instanceof JsonNode userData) {
            json.set("userData", userData);
        } else {
            json.putObject("userData");
        }
        return json;
    }

    @Override
    public void close() {
        manager.shutdown();
    }
}
