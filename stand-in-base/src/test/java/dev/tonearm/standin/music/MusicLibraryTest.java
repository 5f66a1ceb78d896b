package dev.tonearm.standin.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tonearm.standin.sound.Spectrum;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MusicLibraryTest {

    @TempDir static Path folder;
    private static MusicLibrary library;

    @BeforeAll
    static void synthesise() {
        library = MusicLibrary.builtIn(folder);
    }

    @Test
    void every_second_of_every_piece_peaks_at_its_own_tone() throws IOException {
        for (LibraryTrack track : library.tracks()) {
            float[] mono = mono(folder.resolve(track.file()));
            for (int at = 48_000; at + 96_000 < mono.length; at += 48_000) {
                float[] second = new float[48_000];
                System.arraycopy(mono, at, second, 0, second.length);
                assertThat(Spectrum.of(second, 48_000).dominantHertz())
                        .as("%s at %d s", track.title(), at / 48_000)
                        .isCloseTo(track.tone(), within(track.tone() * 0.01));
            }
        }
    }

    @Test
    void no_two_tones_are_closer_than_five_percent() {
        for (LibraryTrack one : library.tracks()) {
            for (LibraryTrack other : library.tracks()) {
                if (!one.equals(other)) {
                    double ratio = one.tone() / other.tone();
                    assertThat(Math.max(ratio, 1 / ratio)).isGreaterThan(1.05);
                }
            }
        }
    }

    @Test
    void pieces_have_the_length_they_claim_and_thirty_to_ninety_seconds() throws IOException {
        for (LibraryTrack track : library.tracks()) {
            long pcm = Files.size(folder.resolve(track.file())) - 44;
            assertThat(track.lengthMs()).isBetween(30_000L, 90_000L);
            assertThat(pcm * 1000 / (48_000 * 4)).isCloseTo(track.lengthMs(), within(1L));
        }
    }

    @Test
    void a_second_start_keeps_the_files() throws IOException {
        Path file = folder.resolve(library.tracks().getFirst().file());
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, longAgo);
        MusicLibrary.builtIn(folder);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void a_missing_file_is_written_again(@TempDir Path own) throws IOException {
        MusicLibrary.builtIn(own);
        Path file = own.resolve(library.tracks().getLast().file());
        Files.delete(file);
        MusicLibrary.builtIn(own);
        assertThat(file).exists();
    }

    @Test
    void search_needs_every_word_in_title_or_author() {
        assertThat(library.search("ferry lindqvist"))
                .extracting(LibraryTrack::title)
                .containsExactly("Night Ferry");
        assertThat(library.search("ferry valmont")).isEmpty();
        assertThat(library.search("  ")).isEmpty();
    }

    @Test
    void only_files_of_the_library_are_reachable() {
        assertThat(library.file("version")).isEmpty();
        assertThat(library.file("../" + folder.getFileName() + "/version")).isEmpty();
    }

    @Test
    void an_operators_folder_takes_artist_and_title_from_file_names(@TempDir Path own)
            throws IOException {
        Path piece = folder.resolve(library.tracks().getFirst().file());
        Files.copy(piece, own.resolve("Ada Byron - The Engine.wav"));
        Files.copy(piece, own.resolve("Untitled.WAV"));
        Files.writeString(own.resolve("broken.mp3"), "no audio at all");
        Files.writeString(own.resolve("notes.txt"), "no audio either");
        MusicLibrary operators = MusicLibrary.of(own);
        assertThat(operators.tracks())
                .extracting(LibraryTrack::author, LibraryTrack::title, LibraryTrack::file)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Ada Byron", "The Engine", "Ada Byron - The Engine.wav"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Unknown artist", "Untitled", "Untitled.WAV"));
        assertThat(operators.tracks().getFirst().lengthMs())
                .isEqualTo(library.tracks().getFirst().lengthMs());
    }

    @Test
    void an_operators_folder_ends_where_it_ends(@TempDir Path own) throws IOException {
        Path outside = folder.resolve(library.tracks().getFirst().file());
        Path inside = Files.copy(outside, own.resolve("Inside.wav"));
        Files.createSymbolicLink(own.resolve("Link to inside.wav"), inside);
        Files.createSymbolicLink(own.resolve("Link to outside.wav"), outside);
        Files.createSymbolicLink(own.resolve("Link to nothing.wav"), own.resolve("nothing"));
        Files.createDirectory(own.resolve("Folder.wav"));
        MusicLibrary operators = MusicLibrary.of(own);
        assertThat(operators.tracks())
                .extracting(LibraryTrack::file)
                .containsExactly("Inside.wav", "Link to inside.wav");

        Files.delete(inside);
        Files.createSymbolicLink(inside, outside);
        assertThat(operators.file("Inside.wav")).isEmpty();
        assertThat(operators.file("Link to inside.wav")).isEmpty();
    }

    @Test
    void an_operators_folder_may_itself_be_a_link(@TempDir Path own) throws IOException {
        Path real = Files.createDirectory(own.resolve("real"));
        Files.copy(folder.resolve(library.tracks().getFirst().file()), real.resolve("Inside.wav"));
        Path link = Files.createSymbolicLink(own.resolve("link"), real);
        assertThat(MusicLibrary.of(link).file("Inside.wav")).isPresent();
    }

    @Test
    void file_names_and_titles_are_unique() {
        var names = new HashSet<String>();
        library.tracks().forEach(track -> names.add(track.file()));
        assertThat(names).hasSize(8);
        assertThat(Optional.of(library.tracks().size())).contains(8);
    }

    private static float[] mono(Path wav) throws IOException {
        byte[] bytes = Files.readAllBytes(wav);
        ShortBuffer samples =
                ByteBuffer.wrap(bytes, 44, bytes.length - 44)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer();
        float[] mono = new float[samples.remaining() / 2];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (samples.get(2 * i) + samples.get(2 * i + 1)) / 65_536f;
        }
        return mono;
    }
}
