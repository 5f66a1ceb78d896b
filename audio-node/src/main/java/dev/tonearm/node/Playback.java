package dev.tonearm.node;

import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import dev.tonearm.node.filter.Filters;
import dev.tonearm.node.voice.FrameSource;
import java.util.Optional;
import java.util.OptionalLong;

/// What plays one player's tracks. Positions are milliseconds.
sealed interface Playback extends FrameSource permits LivePlayback, ClockPlayback {

    /// Replaces what plays.
    ///
    /// @param end where to stop before the track's own end
    void play(AudioTrack track, long position, OptionalLong end);

    void stop();

    /// What plays, also while paused.
    Optional<AudioTrack> track();

    long position();

    void pause(boolean paused);

    boolean isPaused();

    void seek(long position);

    /// Changes where the current track stops; empty is its own end.
    void endAt(OptionalLong end);

    /// Percent, 0 to 1000.
    void volume(int percent);

    int volume();

    void filters(Filters filters);

    /// Whether somebody would hear it: nothing moves on without a voice connection.
    void connected(boolean connected);

    FrameCounter frames();

    void close();
}
