package dev.tonearm.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sedmelluq.discord.lavaplayer.player.AudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.source.AudioSourceManager;
import com.sedmelluq.discord.lavaplayer.source.http.HttpAudioSourceManager;
import com.sedmelluq.discord.lavaplayer.source.http.HttpAudioTrack;
import com.sedmelluq.discord.lavaplayer.tools.FriendlyException;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioReference;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import com.sedmelluq.discord.lavaplayer.track.BasicAudioPlaylist;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `tonearmsearch:words` over the music library's catalogue. What it finds are tracks of the http
/// source, with the titles and artists of the catalogue, since the files themselves carry none.
final class CatalogueSearch implements AudioSourceManager {

    static final String PREFIX = "tonearmsearch:";

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int MOST_RESULTS = 10;

    private final URI catalogue;
    private final HttpAudioSourceManager http;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();

    CatalogueSearch(URI catalogue, HttpAudioSourceManager http) {
        this.catalogue = catalogue;
        this.http = http;
    }

    @Override
    public String getSourceName() {
        return "tonearm";
    }

    @Override
    public @Nullable AudioItem loadItem(AudioPlayerManager manager, AudioReference reference) {
        if (reference.identifier == null || !reference.identifier.startsWith(PREFIX)) {
            return null;
        }
        String words = reference.identifier.substring(PREFIX.length());
        List<AudioTrack> found = new ArrayList<>();
        for (JsonNode entry : read()) {
            if (found.size() < MOST_RESULTS && matches(entry, words)) {
                AudioItem item =
                        http.loadItem(
                                manager, new AudioReference(entry.path("url").asText(), null));
                if (item instanceof HttpAudioTrack track) {
                    found.add(named(track, entry));
                }
            }
        }
        return found.isEmpty()
                ? AudioReference.NO_TRACK
                : new BasicAudioPlaylist("Search results for: " + words, found, null, true);
    }

    private JsonNode read() {
        try {
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(catalogue).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw unreadable(new IOException("status " + answer.statusCode()));
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw unreadable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(e);
        }
    }

    private static FriendlyException unreadable(Exception cause) {
        return new FriendlyException(
                "The music library's catalogue cannot be read.",
                FriendlyException.Severity.SUSPICIOUS,
                cause);
    }

    private static boolean matches(JsonNode entry, String words) {
        String text =
                (entry.path("title").asText() + " " + entry.path("author").asText())
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .allMatch(text::contains);
    }

    private AudioTrack named(HttpAudioTrack track, JsonNode entry) {
        AudioTrackInfo info = track.getInfo();
        AudioTrackInfo named =
                new AudioTrackInfo(
                        entry.path("title").asText(info.title),
                        entry.path("author").asText(info.author),
                        info.length,
                        info.identifier,
                        info.isStream,
                        info.uri,
                        info.artworkUrl,
                        info.isrc);
        return new HttpAudioTrack(named, track.getContainerTrackFactory(), http);
    }

    @Override
    public boolean isTrackEncodable(AudioTrack track) {
        return false; // its tracks are the http source's
    }

    @Override
    public void encodeTrack(AudioTrack track, DataOutput output) {
        throw new UnsupportedOperationException("tracks of the catalogue are http tracks");
    }

    @Override
    public @Nullable AudioTrack decodeTrack(AudioTrackInfo trackInfo, DataInput input) {
        return null;
    }

    @Override
    public void shutdown() {
        client.close();
    }
}
