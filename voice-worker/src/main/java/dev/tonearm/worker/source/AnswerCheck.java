package dev.tonearm.worker.source;

import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.LoadResult.Single;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Looks at what a node found before it is kept, played or linked: a redirect, a PLS or an M3U may
/// have led the node to somewhere else than the address that was checked.
///
/// A track whose source fetches an address plays only if that address could have been asked for in
/// the first place. Other sources name their tracks in their own ways and fetch from their own
/// services, so only what would be linked is looked at. Names are resolved once for each host of an
/// answer, within the bounds of [Hosts].
final class AnswerCheck {
    /// Internet radio's own scheme, which nodes fetch as http.
    private static final Pattern RADIO = Pattern.compile("(?i)icy:(?=[/\\\\])");

    /// Lavaplayer's name of the source that fetches addresses as they are.
    private static final String FETCHER = "http";

    /// Lavaplayer's name of the source that plays files of the node's machine.
    private static final String FILES = "local";

    /// Names that mean nothing outside: without a dot, or of a domain that is set aside.
    private static final Pattern INNER =
            Pattern.compile(
                    "^[^.]+$|\\.(?:localhost|local|internal|home\\.arpa|lan|intranet)\\.?$");

    private static final int MAX_LINK = 1_000;

    private final AddressCheck check;

    AnswerCheck(AddressCheck check) {
        this.check = check;
    }

    /// The tracks that may be played, in their order, each with nothing in it that leads inside.
    List<Track> playable(List<Single> found, Asked asked) {
        Set<String> fetched = new LinkedHashSet<>();
        for (Single one : found) {
            WebAddress.of(fetched(one))
                    .filter(to -> to.literal().isEmpty() && !check.trusts(to))
                    .ifPresent(to -> fetched.add(to.host()));
        }
        Map<String, Hosts.Where> names = check.names(fetched);
        List<Track> playable = new ArrayList<>();
        for (Single one : found) {
            if (mayPlay(one, asked, names)) playable.add(cleaned(one.track(), asked, names));
        }
        return playable;
    }

    private boolean mayPlay(Single one, Asked asked, Map<String, Hosts.Where> names) {
        String source = one.origin().source();
        // A listener's link leads to no file; an operator's search may.
        if (FILES.equals(source)) return asked instanceof Asked.Words;
        String fetched = fetched(one);
        if (asked.names(fetched)) return true;
        return switch (WebAddress.read(fetched)) {
            case WebAddress.Reading.Address(var to) ->
                    to.isWrittenPlainlyIn(fetched) && outside(to, names);
            case WebAddress.Reading.Words _ -> !FETCHER.equals(source);
            // Some sources have schemes of their own, such as one that speaks a text.
            case WebAddress.Reading.Broken(var why) ->
                    why == Refusal.Simple.ADDRESS_NOT_WEB && !FETCHER.equals(source);
        };
    }

    private boolean outside(WebAddress to, Map<String, Hosts.Where> names) {
        Hosts.Where where =
                check.where(to, name -> names.getOrDefault(name, Hosts.Where.UNANSWERED));
        return where == Hosts.Where.OUTSIDE;
    }

    private static String fetched(Single one) {
        return RADIO.matcher(one.origin().identifier()).replaceFirst("http:");
    }

    private Track cleaned(Track track, Asked asked, Map<String, Hosts.Where> names) {
        return new Track(
                track.encoded(),
                track.title(),
                track.author(),
                track.lengthMillis(),
                link(track.uri(), asked, names),
                link(track.artworkUrl(), asked, names),
                track.stream(),
                track.seekable());
    }

    /// An address for people's own browsers: nobody is asked about a name that no node fetches, but
    /// one that only a network inside could know is left out.
    private String link(String address, Asked asked, Map<String, Hosts.Where> names) {
        if (address.isEmpty() || asked.names(address)) return address;
        return WebAddress.of(address)
                .filter(to -> check.where(to, name -> seen(name, names)) == Hosts.Where.OUTSIDE)
                .map(WebAddress::text)
                .filter(text -> text.length() <= MAX_LINK)
                .orElse("");
    }

    private static Hosts.Where seen(String name, Map<String, Hosts.Where> names) {
        Hosts.Where guess = INNER.matcher(name).find() ? Hosts.Where.INSIDE : Hosts.Where.OUTSIDE;
        return names.getOrDefault(name, guess);
    }

    /// What a node was asked for.
    sealed interface Asked {
        /// A search, whose source the operator chose.
        record Words() implements Asked {}

        /// A listener's address.
        record Address() implements Asked {}

        /// A piece of the operator's library, at this address.
        record Piece(String address) implements Asked {}

        /// Whether the operator answers for this very address.
        default boolean names(String address) {
            return this instanceof Piece(var own) && own.equals(address);
        }
    }
}
