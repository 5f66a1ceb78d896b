package dev.tonearm.standin.music;

import com.sedmelluq.discord.lavaplayer.player.AudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.player.DefaultAudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.source.local.LocalAudioSourceManager;
import com.sedmelluq.discord.lavaplayer.tools.FriendlyException;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what an operator keeps in a folder: `Artist - Title.mp3` names both, any other name is a
/// title.
final class OperatorFolder {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorFolder.class);
    private static final Set<String> PLAYABLE = Set.of("wav", "mp3", "ogg", "flac", "m4a");

    private OperatorFolder() {}

    static List<LibraryTrack> read(Path folder) {
        AudioPlayerManager lengths = new DefaultAudioPlayerManager();
        lengths.registerSourceManager(new LocalAudioSourceManager());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> PLAYABLE.contains(extension(file)))
                    .filter(file -> isInside(folder, file))
                    .sorted()
                    .flatMap(file -> describe(file, lengths).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the music folder " + folder, e);
        } finally {
            lengths.shutdown();
        }
    }

    /// Whether a file is one, and is in the folder also when every link was followed: what is
    /// outside was not given to be heard.
    static boolean isInside(Path folder, Path file) {
        try {
            if (Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath())) {
                return true;
            }
        } catch (IOException e) {
            LOG.debug("cannot follow {}", file, e);
        }
        LOG.warn("left out {}: it leads out of the music folder, or nowhere", name(file));
        return false;
    }

    private static Optional<LibraryTrack> describe(Path file, AudioPlayerManager lengths) {
        String name = name(file);
        String stem = name.substring(0, name.lastIndexOf('.'));
        int dash = stem.indexOf(" - ");
        String author = dash < 0 ? "Unknown artist" : stem.substring(0, dash).strip();
        String title = dash < 0 ? stem : stem.substring(dash + 3).strip();
        try {
            AudioItem item = lengths.loadItemSync(file.toAbsolutePath().toString());
            if (item instanceof AudioTrack track) {
                return Optional.of(
                        new LibraryTrack(title, author, name, track.getDuration(), null));
            }
        } catch (FriendlyException e) {
            LOG.warn("left out {}: {}", name, e.getMessage());
            return Optional.empty();
        }
        LOG.warn("left out {}: it holds no audio that can be played", name);
        return Optional.empty();
    }

    private static String extension(Path file) {
        String name = name(file);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
