package dev.tonearm.interactions.answer;

import java.util.List;

/// The pieces that the operator's own music library holds.
interface MusicCatalogue {
    /// All of them, or none if the library is not there just now.
    List<Piece> pieces();

    /// One of them.
    ///
    /// @param url what `/play` is given for it
    record Piece(String title, String author, String url) {}
}
