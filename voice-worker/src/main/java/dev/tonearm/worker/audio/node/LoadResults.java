package dev.tonearm.worker.audio.node;

import dev.arbjerg.lavalink.client.player.LavalinkLoadResult;
import dev.arbjerg.lavalink.client.player.LoadFailed;
import dev.arbjerg.lavalink.client.player.PlaylistLoaded;
import dev.arbjerg.lavalink.client.player.SearchResult;
import dev.arbjerg.lavalink.client.player.TrackException;
import dev.arbjerg.lavalink.client.player.TrackLoaded;
import dev.arbjerg.lavalink.protocol.v4.TrackInfo;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.LoadResult.Origin;
import dev.tonearm.worker.audio.LoadResult.Single;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns what the library loaded into ours, within bounds: it is journalled for each track, and a
/// worker holds it for as long as a guild plays.
final class LoadResults {
    /// Longer names would only swell journals and messages.
    private static final int MAX_TEXT = 256;

    private static final int MAX_URI = 1_000;

    /// What lavaplayer says of a file that has no tags, in English to everybody.
    private static final Set<String> NO_NAME = Set.of("Unknown title", "Unknown artist");

    /// What Icecast says of a station that says nothing of itself.
    private static final Set<String> NO_TOPIC = Set.of("Unspecified description", "no description");

    /// Some hundred characters are usual; a signed address, which stands in it twice, makes some
    /// thousand. Beyond is a title or an address without end. It is the node's own name for the
    /// track, so it cannot be cut.
    static final int MAX_ENCODED = 12_000;

    private LoadResults() {}

    static LoadResult read(LavalinkLoadResult result) {
        return switch (result) {
            case TrackLoaded loaded when isTooBig(loaded.getTrack()) -> new LoadResult.TooBig();
            case TrackLoaded loaded -> single(loaded.getTrack());
            case PlaylistLoaded playlist -> playlist(playlist);
            case SearchResult search when !search.getTracks().isEmpty() -> search(search);
            case LoadFailed failed -> failed(failed.getException());
            default -> new LoadResult.Nothing();
        };
    }

    private static LoadResult failed(TrackException exception) {
        return new LoadResult.Failed(SourceFailure.forListeners(exception));
    }

    private static LoadResult search(SearchResult search) {
        List<Single> tracks = kept(search.getTracks());
        return tracks.isEmpty() ? new LoadResult.TooBig() : new LoadResult.Search(tracks);
    }

    private static LoadResult playlist(PlaylistLoaded playlist) {
        var all = playlist.getTracks();
        List<Single> tracks = kept(all);
        if (tracks.isEmpty() && !all.isEmpty()) return new LoadResult.TooBig();
        int selected = playlist.getInfo().getSelectedTrack();
        if (selected > 0 && selected < all.size()) {
            selected = kept(all.subList(0, selected)).size();
        }
        return new LoadResult.Playlist(
                text(playlist.getInfo().getName()), selected, tracks, all.size() - tracks.size());
    }

    private static List<Single> kept(List<dev.arbjerg.lavalink.client.player.Track> tracks) {
        return tracks.stream().filter(track -> !isTooBig(track)).map(LoadResults::single).toList();
    }

    private static boolean isTooBig(dev.arbjerg.lavalink.client.player.Track track) {
        return track.getEncoded().length() > MAX_ENCODED
                || track.getInfo().getIdentifier().length() > MAX_ENCODED;
    }

    private static Single single(dev.arbjerg.lavalink.client.player.Track track) {
        TrackInfo info = track.getInfo();
        String title = name(info.getTitle());
        String author = name(info.getAuthor());
        // Of a radio station, nodes give the name as the author, and as the title what it says it
        // is about, which many do not.
        boolean station = info.isStream() && (title.isEmpty() || NO_TOPIC.contains(title));
        Track ours =
                new Track(
                        track.getEncoded(),
                        station ? author : title,
                        station ? "" : author,
                        info.isStream() ? 0 : Math.max(0, info.getLength()),
                        uri(info.getUri()),
                        uri(info.getArtworkUrl()),
                        info.isStream(),
                        info.isSeekable());
        return new Single(ours, new Origin(info.getIdentifier(), info.getSourceName()));
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
