package dev.tonearm.worker.source;

import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the audio nodes' own sources can play, found by address, in the music library's catalogue,
/// or by the nodes' search.
public final class NodeSources implements Sources {
    private final AudioNodes nodes;
    private final AddressCheck check;
    private final Optional<Catalogue> catalogue;
    private final String searchPrefix;

    public NodeSources(AudioNodes nodes, SourceSettings settings, InstantSource clock) {
        this(nodes, settings, clock, InetAddress::getAllByName);
    }

    NodeSources(
            AudioNodes nodes,
            SourceSettings settings,
            InstantSource clock,
            Hosts.Resolver resolver) {
        this.nodes = nodes;
        this.check = new AddressCheck(settings.trusted(), new Hosts(resolver, clock));
        this.catalogue =
                settings.catalogueAddress()
                        .map(address -> new Catalogue(address, settings.catalogueAge(), clock));
        this.searchPrefix = settings.searchPrefix();
    }

    @Override
    public Resolution resolve(String query) {
        return switch (check.check(query)) {
            case AddressCheck.Verdict.Allowed(var address) ->
                    catalogue
                            .flatMap(library -> library.at(address))
                            .map(this::load)
                            .orElseGet(() -> load(address));
            case AddressCheck.Verdict.Refused(var why) -> new Resolution.Refused(why);
            case AddressCheck.Verdict.Words() -> search(query.strip());
        };
    }

    /// Does once, for nobody, what a first request has to do: the catalogue is fetched, connections
    /// are opened and classes loaded, here and at the node. A worker's first `/play` took 2.85 s
    /// without it.
    public void warm() {
        String something =
                catalogue.flatMap(Catalogue::first).map(Catalogue.Piece::url).orElse("warm-up");
        var _ = nodes.load(something);
    }

    /// A listener's words never reach a node bare: it might take them for a file or another
    /// source's prefix.
    private Resolution search(String words) {
        Catalogue.Search found =
                catalogue
                        .map(library -> library.find(words))
                        .orElseGet(Catalogue.Search.NothingFits::new);
        return switch (found) {
            case Catalogue.Search.Hit(var piece) -> load(piece);
            case Catalogue.Search.NothingFits() ->
                    searchNodes(words, new Resolution.NothingFound());
            case Catalogue.Search.LibraryAway() -> searchNodes(words, new Resolution.Failed(""));
        };
    }

    private Resolution searchNodes(String words, Resolution otherwise) {
        return searchPrefix.isEmpty() ? otherwise : load(searchPrefix + words);
    }

    /// A bare file has no tags for a node to read: the library knows better.
    private Resolution load(Catalogue.Piece piece) {
        LoadResult loaded = nodes.load(piece.url());
        return loaded instanceof LoadResult.Single(var track)
                ? new Resolution.Found(List.of(named(track, piece)), "")
                : resolution(loaded);
    }

    private static Track named(Track track, Catalogue.Piece piece) {
        return new Track(
                track.encoded(),
                piece.title(),
                piece.author().isEmpty() ? track.author() : piece.author(),
                track.lengthMillis(),
                track.uri(),
                track.artworkUrl(),
                track.stream(),
                track.seekable());
    }

    private Resolution load(String identifier) {
        return resolution(nodes.load(identifier));
    }

    private static Resolution resolution(LoadResult loaded) {
        return switch (loaded) {
            case LoadResult.Single(var track) -> new Resolution.Found(List.of(track), "");
            case LoadResult.Playlist(var _, var _, var tracks) when tracks.isEmpty() ->
                    new Resolution.NothingFound();
            case LoadResult.Playlist(var name, int selected, var tracks) ->
                    new Resolution.Found(fromSelected(tracks, selected), name, true, LeftOut.NONE);
            case LoadResult.Search(var tracks) ->
                    new Resolution.Found(List.of(tracks.getFirst()), "");
            case LoadResult.Nothing() -> new Resolution.NothingFound();
            case LoadResult.Failed(var message) -> new Resolution.Failed(message);
            case LoadResult.Away() -> new Resolution.Refused(Refusal.Simple.NODE_AWAY);
            case LoadResult.Late() -> new Resolution.Refused(Refusal.Simple.SOURCE_LATE);
        };
    }

    /// The address named one track of the playlist: it comes first, those before it at the end.
    private static List<Track> fromSelected(List<Track> tracks, int selected) {
        if (selected <= 0 || selected >= tracks.size()) return tracks;
        List<Track> turned = new ArrayList<>(tracks.subList(selected, tracks.size()));
        turned.addAll(tracks.subList(0, selected));
        return turned;
    }
}
