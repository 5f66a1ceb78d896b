package dev.tonearm.worker.source;

import dev.tonearm.core.command.Query;
import dev.tonearm.core.library.Piece;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.source.AnswerCheck.Asked;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the audio nodes' own sources can play, found by address, in the music library's catalogue,
/// or by the nodes' search.
public final class NodeSources implements Sources {
    /// As many as a menu has room for.
    static final int MOST_HITS = 25;

    /// So many pieces of the library are loaded to say how long they are.
    private static final int MOST_MEASURED = 10;

    private static final Duration MEASURING = Duration.ofSeconds(3);

    /// Less than a lookup may take in all.
    private static final Duration CHOOSING = Duration.ofSeconds(15);

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
    public Resolution resolve(Query query) {
        return switch (query) {
            case Query.Best(var text) -> best(text);
            case Query.File(var address, var name) -> called(best(address), name);
            case Query.Hits(var text) -> hits(text);
            case Query.Chosen(var values) -> chosen(values);
        };
    }

    private Resolution best(String query) {
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

    /// A file without tags of its own is called as its owner called it.
    private static Resolution called(Resolution loaded, String name) {
        if (!(loaded instanceof Resolution.Found found) || found.list()) return loaded;
        Track track = found.tracks().getFirst();
        return track.title().isEmpty()
                ? new Resolution.Found(List.of(track.named(name, track.author())), "")
                : loaded;
    }

    /// What words find: the library's pieces before what nodes find. How long a piece is only a
    /// node can say.
    private Resolution hits(String text) {
        if (!(check.check(text) instanceof AddressCheck.Verdict.Words)) return best(text);
        Resolution known = unmeasured(text.strip());
        if (!(known instanceof Resolution.Found found)) return known;
        List<Track> hits = found.tracks().subList(0, Math.min(MOST_HITS, found.tracks().size()));
        List<Optional<Track>> measured =
                Together.ask(
                        hits.subList(0, Math.min(MOST_MEASURED, hits.size())),
                        MEASURING,
                        this::measured);
        List<Track> shown = new ArrayList<>(hits);
        for (int i = 0; i < measured.size(); i++) {
            int at = i;
            measured.get(i).ifPresent(track -> shown.set(at, track));
        }
        return new Resolution.Found(shown, "");
    }

    private Track measured(Track hit) {
        if (isLoaded(hit) || !(best(hit.uri()) instanceof Resolution.Found found)) return hit;
        Track loaded = found.tracks().getFirst();
        return new Track(
                loaded.encoded(),
                hit.title(),
                hit.author(),
                loaded.lengthMillis(),
                hit.uri(),
                loaded.artworkUrl(),
                loaded.stream(),
                loaded.seekable());
    }

    private static boolean isLoaded(Track hit) {
        return !hit.encoded().isEmpty();
    }

    /// Pieces of the library have no encoded name yet.
    private Resolution unmeasured(String words) {
        Optional<List<Piece>> pieces =
                catalogue.isEmpty() ? Optional.of(List.of()) : catalogue.get().ranked(words);
        Map<String, Track> hits = new LinkedHashMap<>();
        for (Piece piece : pieces.orElse(List.of())) {
            if (hits.size() == MOST_HITS) break;
            hits.put(
                    piece.url(),
                    new Track("", piece.title(), piece.author(), 0, piece.url(), "", false, true));
        }
        if (hits.size() < MOST_HITS && !searchPrefix.isEmpty()) {
            LoadResult loaded = nodes.load(searchPrefix + words);
            if (loaded instanceof LoadResult.Search(var tracks)) {
                for (Track track : answers.playable(tracks, new Asked.Words())) {
                    hits.putIfAbsent(track.uri().isEmpty() ? track.encoded() : track.uri(), track);
                }
            } else if (hits.isEmpty()) {
                return resolution(loaded, new Asked.Words());
            }
        }
        if (!hits.isEmpty()) return new Resolution.Found(List.copyOf(hits.values()), "");
        return pieces.isEmpty()
                ? new Resolution.Refused(Refusal.Simple.LIBRARY_AWAY)
                : new Resolution.NothingFound();
    }

    /// Some of what words found earlier. What is gone is counted, unless all of it is.
    private Resolution chosen(List<String> values) {
        if (values.size() == 1) return chosen(values.getFirst());
        List<Track> tracks = new ArrayList<>();
        LeftOut leftOut = LeftOut.NONE;
        Resolution failed = new Resolution.NothingFound();
        for (Optional<Resolution> one : Together.ask(values, CHOOSING, this::chosen)) {
            if (one.isPresent() && one.get() instanceof Resolution.Found found) {
                tracks.addAll(found.tracks());
                leftOut = leftOut.and(found.leftOut());
            } else {
                failed = one.orElseGet(() -> new Resolution.Refused(Refusal.Simple.SOURCE_LATE));
                leftOut = leftOut.withMissing(1);
            }
        }
        return tracks.isEmpty() ? failed : new Resolution.Found(tracks, "", true, leftOut);
    }

    private Resolution chosen(String value) {
        if (!Query.Hit.isPrint(value)) return best(value);
        Query.Hit hit = Query.Hit.read(value);
        if (!(unmeasured(hit.words()) instanceof Resolution.Found found)) {
            return new Resolution.NothingFound();
        }
        for (Track track : found.tracks()) {
            if (!hit.is(track.uri(), track.names())) continue;
            return isLoaded(track) ? new Resolution.Found(List.of(track), "") : best(track.uri());
        }
        return new Resolution.NothingFound();
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
        return track.named(
                piece.title(), piece.author().isEmpty() ? track.author() : piece.author());
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
