package dev.tonearm.worker.source;

import dev.tonearm.core.library.Piece;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.source.AnswerCheck.Asked;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the audio nodes' own sources can play, found by address, in the music library's catalogue,
/// or by the nodes' search.
public final class NodeSources implements Sources {
    private static final Logger log = LoggerFactory.getLogger(NodeSources.class);

    private final AudioNodes nodes;
    private final AddressCheck check;
    private final AnswerCheck answers;
    private final Optional<FetchedLibrary> catalogue;
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
        this.answers = new AnswerCheck(check);
        this.catalogue =
                settings.catalogueAddress()
                        .map(address ->
                                new FetchedLibrary(address, settings.catalogueAge(), clock));
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
                catalogue.flatMap(FetchedLibrary::first).map(Piece::url).orElse("warm-up");
        var _ = nodes.load(something);
    }

    /// A listener's words never reach a node bare: it might take them for a file or another
    /// source's prefix.
    private Resolution search(String words) {
        FetchedLibrary.Search found =
                catalogue
                        .map(library -> library.find(words))
                        .orElseGet(FetchedLibrary.Search.NothingFits::new);
        return switch (found) {
            case FetchedLibrary.Search.Hit(var piece) -> load(piece);
            case FetchedLibrary.Search.NothingFits() ->
                    searchNodes(words, new Resolution.NothingFound());
            case FetchedLibrary.Search.LibraryAway() ->
                    searchNodes(words, new Resolution.Refused(Refusal.Simple.LIBRARY_AWAY));
        };
    }

    private Resolution searchNodes(String words, Resolution otherwise) {
        if (searchPrefix.isEmpty()) return otherwise;
        return resolution(nodes.load(searchPrefix + words), new Asked.Words());
    }

    /// A bare file has no tags for a node to read: the library knows better.
    private Resolution load(Piece piece) {
        Resolution loaded = resolution(nodes.load(piece.url()), new Asked.Piece(piece.url()));
        return loaded instanceof Resolution.Found found && !found.list()
                ? new Resolution.Found(List.of(named(found.tracks().getFirst(), piece)), "")
                : loaded;
    }

    private static Track named(Track track, Piece piece) {
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

    private Resolution load(String address) {
        return resolution(nodes.load(address), new Asked.Address());
    }

    private Resolution resolution(LoadResult loaded, Asked asked) {
        return switch (loaded) {
            case LoadResult.Single one ->
                    answers.playable(List.of(one), asked).stream()
                            .<Resolution>map(track -> new Resolution.Found(List.of(track), ""))
                            .findFirst()
                            .orElseGet(() -> leadsInside(asked));
            case LoadResult.Playlist list when list.tracks().isEmpty() ->
                    new Resolution.NothingFound();
            case LoadResult.Playlist list -> list(list, asked);
            case LoadResult.Search(var hits) ->
                    answers.playable(hits, asked).stream()
                            .<Resolution>map(track -> new Resolution.Found(List.of(track), ""))
                            .findFirst()
                            .orElseGet(() -> leadsInside(asked));
            case LoadResult.Nothing() -> new Resolution.NothingFound();
            case LoadResult.Failed(var message) -> new Resolution.Failed(message);
            case LoadResult.Away() -> new Resolution.Refused(Refusal.Simple.NODE_AWAY);
            case LoadResult.Late() -> new Resolution.Refused(Refusal.Simple.SOURCE_LATE);
            case LoadResult.TooBig() -> new Resolution.Refused(Refusal.Simple.TOO_BIG);
        };
    }

    private Resolution list(LoadResult.Playlist list, Asked asked) {
        List<LoadResult.Single> turned = fromSelected(list.tracks(), list.selected());
        List<Track> tracks = answers.playable(turned, asked);
        if (tracks.isEmpty()) return leadsInside(asked);
        int refused = turned.size() - tracks.size();
        return new Resolution.Found(
                tracks, list.name(), true, new LeftOut(0, refused, list.tooBig()));
    }

    private static Resolution leadsInside(Asked asked) {
        log.warn("a node found only what leads inside and is not in TONEARM_TRUSTED_MEDIA");
        return asked instanceof Asked.Words
                ? new Resolution.NothingFound()
                : new Resolution.Refused(Refusal.Simple.ADDRESS_LEADS_INSIDE);
    }

    /// The address named one track of the playlist: it comes first, those before it at the end.
    private static <T> List<T> fromSelected(List<T> tracks, int selected) {
        if (selected <= 0 || selected >= tracks.size()) return tracks;
        List<T> turned = new ArrayList<>(tracks.subList(selected, tracks.size()));
        turned.addAll(tracks.subList(0, selected));
        return turned;
    }
}
