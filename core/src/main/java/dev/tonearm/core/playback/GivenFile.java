package dev.tonearm.core.playback;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.family.InvalidOptionException;
import dev.tonearm.core.playback.PlaybackCommand.PlayFile;
import java.util.Locale;
import java.util.Set;

/// A file that somebody attached to be played.
final class GivenFile {
    /// More than an hour of music without loss, and far less than Discord takes of those who pay.
    static final long MOST_BYTES = 200L * 1024 * 1024;

    /// Kinds of files that nodes play, for those whose type Discord does not know.
    private static final Set<String> ENDINGS =
            Set.of(
                    "aac", "flac", "m4a", "m4b", "mka", "mkv", "mov", "mp3", "mp4", "oga", "ogg",
                    "opus", "wav", "webm");

    private GivenFile() {}

    /// The command that plays it.
    ///
    /// @throws InvalidOptionException if it is none that is played
    static PlayFile play(String option, Attachment file, Placement placement) {
        if (!sounds(file)) throw new InvalidOptionException(option, OptionProblem.NOT_AUDIO);
        if (file.size() > MOST_BYTES) {
            throw new InvalidOptionException(option, OptionProblem.FILE_TOO_BIG);
        }
        return new PlayFile(file.url(), name(file), placement);
    }

    private static boolean sounds(Attachment file) {
        String type = file.contentType().toLowerCase(Locale.ROOT);
        boolean unknown = type.isEmpty() || type.startsWith("application/octet-stream");
        return type.startsWith("audio/")
                || type.startsWith("video/")
                || type.startsWith("application/ogg")
                || (unknown && ENDINGS.contains(ending(file.fileName())));
    }

    private static String ending(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// As its owner called it. What Discord cannot put into an address has become `_`.
    private static String name(Attachment file) {
        if (!file.title().isBlank()) return file.title();
        String name = file.fileName();
        int end = name.lastIndexOf('.');
        return (end > 0 ? name.substring(0, end) : name).replace('_', ' ').strip();
    }
}
