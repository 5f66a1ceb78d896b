package dev.tonearm.worker.audio;

import dev.arbjerg.lavalink.client.player.LavalinkLoadResult;
import dev.arbjerg.lavalink.client.player.LoadFailed;
import dev.arbjerg.lavalink.client.player.PlaylistLoaded;
import dev.arbjerg.lavalink.client.player.SearchResult;
import dev.arbjerg.lavalink.client.player.TrackException;
import dev.arbjerg.lavalink.client.player.TrackLoaded;
import dev.arbjerg.lavalink.protocol.v4.TrackInfo;
import dev.tonearm.core.player.Track;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns what the library loaded into ours.
final class LoadResults {
    /// Longer names would only swell journals and messages.
    private static final int MAX_TEXT = 256;

    private static final int MAX_URI = 1_000;

    /// What lavaplayer says of a file that has no tags, in English to everybody.
    private static final Set<String> NO_NAME = Set.of("Unknown title", "Unknown artist");

    private LoadResults() {}

    static LoadResult read(LavalinkLoadResult result) {
        return switch (result) {
            case TrackLoaded loaded -> new LoadResult.Single(track(loaded.getTrack()));
            case PlaylistLoaded playlist ->
                    new LoadResult.Playlist(
                            text(playlist.getInfo().getName()),
                            playlist.getInfo().getSelectedTrack(),
                            tracks(playlist.getTracks()));
            case SearchResult search when !search.getTracks().isEmpty() ->
                    new LoadResult.Search(tracks(search.getTracks()));
            case LoadFailed failed -> failed(failed.getException());
            default -> new LoadResult.Nothing();
        };
    }

    private static LoadResult failed(TrackException exception) {
        return new LoadResult.Failed(SourceFailure.forListeners(exception));
    }

    private static List<Track> tracks(List<dev.arbjerg.lavalink.client.player.Track> tracks) {
        return tracks.stream().map(LoadResults::track).toList();
    }

    private static Track track(dev.arbjerg.lavalink.client.player.Track track) {
        TrackInfo info = track.getInfo();
        return new Track(
                track.getEncoded(),
                name(info.getTitle()),
                name(info.getAuthor()),
                info.isStream() ? 0 : Math.max(0, info.getLength()),
                uri(info.getUri()),
                uri(info.getArtworkUrl()),
                info.isStream(),
                info.isSeekable());
    }

    private static String name(@Nullable String name) {
        String text = text(name);
        return NO_NAME.contains(text) ? "" : text;
    }

    static String text(@Nullable String text) {
        if (text == null) return "";
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (clean.length() <= MAX_TEXT) return clean;
        int end = Character.isHighSurrogate(clean.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return clean.substring(0, end);
    }

    /// A cut address would be another address.
    private static String uri(@Nullable String uri) {
        return uri == null || uri.length() > MAX_URI ? "" : uri;
    }
}
