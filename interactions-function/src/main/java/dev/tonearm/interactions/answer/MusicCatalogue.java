package dev.tonearm.interactions.answer;

import dev.tonearm.core.library.Library;

/// The operator's own music library.
interface MusicCatalogue {
    /// All its pieces, or none if it is not there just now.
    Library library();
}
