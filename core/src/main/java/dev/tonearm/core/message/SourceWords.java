package dev.tonearm.core.message;

import dev.tonearm.core.locale.Texts;
import java.util.Locale;

/// Why a source could not be played, where it is known well enough to be said in every language.
///
/// What travels, and what journals hold, is the English sentence, as whatever a source says in its
/// own words: a build that does not know the case shows it all the same.
public enum SourceWords {
    /// 404 or 410.
    GONE,
    /// 401, 403 and the like.
    FORBIDDEN,
    /// 429.
    BUSY,
    /// 500 and above.
    BROKEN,
    /// Any other status that is no success.
    REFUSED,
    UNKNOWN_HOST,
    UNREACHABLE,
    /// No answer in time.
    SILENT,
    BROKE_OFF,
    CERTIFICATE,
    UNKNOWN_FORMAT,
    /// An attached file whose address Discord has signed too long ago.
    EXPIRED;

    /// The sentence that travels.
    public String sentence() {
        return in(Texts.DEFAULT);
    }

    /// What a source said, in the reader's language where it is one of these.
    public static String translated(String sentence, Texts texts) {
        for (SourceWords known : values()) {
            if (known.sentence().equals(sentence)) return known.in(texts);
        }
        return sentence;
    }

    private String in(Texts texts) {
        return texts.text("source." + name().toLowerCase(Locale.ROOT));
    }
}
