package dev.tonearm.core.player;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.text.Legible;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A piece of audio that a node said it can play.
///
/// @param encoded the node's own opaque name of it, Base64, stable between nodes of one version
/// @param title what the node said it is called, which may be anything; see [#name()]
/// @param lengthMillis what the node said of its length, which may be anything; see [#length()]
/// @param uri where it is from, empty if unknown
/// @param artworkUrl a picture, empty if there is none
/// @param seekable whether a position in it can be jumped to
public record Track(
        String encoded,
        String title,
        String author,
        long lengthMillis,
        String uri,
        String artworkUrl,
        boolean stream,
        boolean seekable) {
    /// The longest length that is believed; nodes say `Long.MAX_VALUE` when they don't know.
    public static final Duration LONGEST = Duration.ofDays(30);

    /// Why one that has [expired][#expires()] cannot be played, as nodes' own words are kept.
    public static final String EXPIRED =
            "Discord gives attached files out for about a day, and that is over. Attach it again.";

    /// How long it is, if that is known: a stream has no length, and not every file tells its own.
    public Optional<Duration> length() {
        boolean known = !stream && lengthMillis > 0 && lengthMillis <= LONGEST.toMillis();
        return known ? Optional.of(Duration.ofMillis(lengthMillis)) : Optional.empty();
    }

    /// What to call it: its title, or the name of the file or place it is from; empty if there is
    /// nothing to see in any of them.
    public String name() {
        return Legible.shows(title) ? title : nameOf(uri);
    }

    private static String nameOf(String address) {
        try {
            URI uri = URI.create(address);
            String path = Objects.requireNonNullElse(uri.getPath(), "").replaceFirst("/+$", "");
            String file = path.substring(path.lastIndexOf('/') + 1);
            return Legible.shows(file) ? file : Objects.requireNonNullElse(uri.getHost(), "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /// The same with names that somebody knows better.
    public Track named(String betterTitle, String betterAuthor) {
        return new Track(
                encoded,
                betterTitle,
                betterAuthor,
                lengthMillis,
                uri,
                artworkUrl,
                stream,
                seekable);
    }

    /// The same under another of a node's names.
    Track encoded(String name) {
        return new Track(name, title, author, lengthMillis, uri, artworkUrl, stream, seekable);
    }

    /// Its title and author, as words that find it.
    public String names() {
        return (title + " " + author).strip();
    }

    /// From when on it cannot be loaded any more, if that is known: attached files are to be had
    /// for a day.
    public Optional<Instant> expires() {
        return SignedAddress.expires(uri);
    }

    /// How it sounds where a guild wants a sound: what is live keeps its own speed.
    public Sound heard(Sound wanted) {
        return stream ? wanted.ofLive() : wanted;
    }

    /// A position in it as a place that can be told; what is live has none.
    public Optional<Duration> place(long positionMillis) {
        boolean place = !stream && positionMillis >= 0 && positionMillis <= LONGEST.toMillis();
        return place ? Optional.of(Duration.ofMillis(positionMillis)) : Optional.empty();
    }
}
