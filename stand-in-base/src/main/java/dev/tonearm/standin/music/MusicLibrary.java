package dev.tonearm.standin.music;

import dev.tonearm.standin.sound.WavFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A folder of music and what is known about each file in it.
///
/// The built-in one is synthesised on first use (under two seconds, about 65 MB) and kept as long
/// as its version stamp holds. A folder of the operator's own is read once, at the start.
public final class MusicLibrary {

    private final Path folder;
    private final List<LibraryTrack> tracks;

    private MusicLibrary(Path folder, List<LibraryTrack> tracks) {
        this.folder = folder;
        this.tracks = List.copyOf(tracks);
    }

    /// The eight built-in pieces, written into `folder` unless they are there already. Processes
    /// may share the folder: each file appears whole, and is the same whoever writes it.
    public static MusicLibrary builtIn(Path folder) {
        List<Piece> pieces = Repertoire.pieces();
        Path stamp = folder.resolve("version");
        try {
            Files.createDirectories(folder);
            if (!isCurrent(folder, stamp, pieces)) {
                Files.deleteIfExists(stamp);
                pieces.parallelStream().forEach(piece -> perform(folder, piece));
                Files.writeString(stamp, Integer.toString(Repertoire.VERSION));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the music library to " + folder, e);
        }
        return new MusicLibrary(folder, pieces.stream().map(MusicLibrary::describe).toList());
    }

    /// The audio files (wav, mp3, ogg, flac, m4a) directly in the operator's folder, by name.
    public static MusicLibrary of(Path folder) {
        return new MusicLibrary(folder, OperatorFolder.read(folder));
    }

    public Path folder() {
        return folder;
    }

    public List<LibraryTrack> tracks() {
        return tracks;
    }

    /// The path of a file of this library; empty for any other name, so nothing else of the folder
    /// is reachable, nor anything outside by a link that took a file's place since.
    public Optional<Path> file(String name) {
        return tracks.stream()
                .filter(track -> track.file().equals(name))
                .findFirst()
                .map(track -> folder.resolve(track.file()))
                .filter(file -> OperatorFolder.isInside(folder, file));
    }

    /// Tracks whose title and author hold every word of the query, in the library's order.
    public List<LibraryTrack> search(String query) {
        List<String> words =
                Arrays.stream(query.toLowerCase(Locale.ROOT).split("\\s+", -1))
                        .filter(word -> !word.isBlank())
                        .toList();
        return words.isEmpty()
                ? List.of()
                : tracks.stream().filter(track -> track.matches(words)).toList();
    }

    private static boolean isCurrent(Path folder, Path stamp, List<Piece> pieces)
            throws IOException {
        return Files.exists(stamp)
                && Files.readString(stamp).strip().equals(Integer.toString(Repertoire.VERSION))
                && pieces.stream().allMatch(piece -> Files.exists(folder.resolve(piece.file())));
    }

    private static void perform(Path folder, Piece piece) {
        try {
            WavFile.write(folder.resolve(piece.file()), piece.perform().pcm());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + piece.file(), e);
        }
    }

    private static LibraryTrack describe(Piece piece) {
        long lengthMs = Math.round(piece.seconds() * 1000);
        return new LibraryTrack(
                piece.title(), piece.author(), piece.file(), lengthMs, piece.pedal().hertz());
    }
}
