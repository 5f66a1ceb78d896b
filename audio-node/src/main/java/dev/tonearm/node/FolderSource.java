package dev.tonearm.node;

import com.sedmelluq.discord.lavaplayer.player.AudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.source.local.LocalAudioSourceManager;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioReference;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import java.io.DataInput;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Local files, but only below the folders the operator allowed; links out of them do not count as
/// below.
final class FolderSource extends LocalAudioSourceManager {

    private final List<Path> allowed;

    FolderSource(List<Path> allowed) {
        this.allowed = allowed;
    }

    @Override
    public @Nullable AudioItem loadItem(AudioPlayerManager manager, AudioReference reference) {
        return isAllowed(reference.identifier) ? super.loadItem(manager, reference) : null;
    }

    /// An encoded track is a client's word: it is checked like an identifier.
    @Override
    public @Nullable AudioTrack decodeTrack(AudioTrackInfo info, DataInput input)
            throws IOException {
        AudioTrack track = super.decodeTrack(info, input);
        return isAllowed(info.identifier) ? track : null;
    }

    private boolean isAllowed(String identifier) {
        try {
            Path real = Path.of(identifier).toRealPath();
            for (Path folder : allowed) {
                if (real.startsWith(folder.toRealPath())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | InvalidPathException e) {
            return false; // no such file here, so perhaps another source knows it
        }
    }
}
