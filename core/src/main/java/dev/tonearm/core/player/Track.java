package dev.tonearm.core.player;

/// A piece of audio that a node said it can play.
///
/// @param encoded the node's own opaque name of it, Base64, stable between nodes of one version
/// @param lengthMillis its length; 0 for a stream, which has none
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
        boolean seekable) {}
