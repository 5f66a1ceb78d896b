package dev.tonearm.standin.music;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One piece that can be asked for.
///
/// @param file the name below the library's folder and below `/music/`
/// @param lengthMs milliseconds
/// @param frequencyHz the steady tone that tells a built-in piece apart; absent for an operator's
///   own file
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LibraryTrack(
        String title, String author, String file, long lengthMs, @Nullable Double frequencyHz) {

    /// The tone of a built-in piece, for those who know it is one.
    public double tone() {
        if (frequencyHz == null) {
            throw new IllegalStateException(file + " is the operator's own and has no known tone");
        }
        return frequencyHz;
    }

    /// Whether every word occurs in the title or the author.
    boolean matches(List<String> words) {
        String text = (title + " " + author).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
