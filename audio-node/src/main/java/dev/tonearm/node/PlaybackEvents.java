package dev.tonearm.node;

import com.sedmelluq.discord.lavaplayer.tools.FriendlyException;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackEndReason;

/// What happens to tracks, in order. Calls come from any thread and must return at once.
interface PlaybackEvents {

    void started(AudioTrack track);

    void ended(AudioTrack track, AudioTrackEndReason reason);

    void failed(AudioTrack track, FriendlyException failure);

    void stuck(AudioTrack track, long thresholdMillis);
}
