package dev.tonearm.node;

import com.sedmelluq.discord.lavaplayer.player.AudioPlayer;
import com.sedmelluq.discord.lavaplayer.player.event.AudioEventAdapter;
import com.sedmelluq.discord.lavaplayer.tools.FriendlyException;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackEndReason;
import com.sedmelluq.discord.lavaplayer.track.TrackMarker;
import com.sedmelluq.discord.lavaplayer.track.TrackMarkerHandler.MarkerState;
import com.sedmelluq.discord.lavaplayer.track.playback.AudioFrame;
import dev.tonearm.node.filter.Filters;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Plays with lavaplayer. Opus passes through undecoded when volume and filters leave it alone.
final class LivePlayback implements Playback {

    /// The ways a marker is met; the others mean that its track is gone.
    private static final Set<MarkerState> END_TIME_MET =
            Set.of(MarkerState.REACHED, MarkerState.BYPASSED, MarkerState.LATE);

    /// lavaplayer reports the old position until the first frame of the new one has been taken.
    private record Seek(long target, long atNanos) {

        private static final Duration PATIENCE = Duration.ofSeconds(3);

        boolean isUnderWay(long position) {
            boolean arrived = position >= target && position < target + PATIENCE.toMillis();
            return !arrived && System.nanoTime() - atNanos < PATIENCE.toNanos();
        }
    }

    private final AudioPlayer player;
    private final FrameCounter frames = new FrameCounter();

    /// The track that is being stopped at its end time: its end is `finished`, not `stopped`.
    private volatile Optional<AudioTrack> atItsEndTime = Optional.empty();

    private volatile Optional<Seek> seek = Optional.empty();

    LivePlayback(Tracks tracks, PlaybackEvents events) {
        player = tracks.newPlayer();
        player.addListener(new Forward(events));
    }

    private final class Forward extends AudioEventAdapter {
        private final PlaybackEvents events;

        Forward(PlaybackEvents events) {
            this.events = events;
        }

        @Override
        public void onTrackStart(AudioPlayer audio, AudioTrack track) {
            frames.reset();
            seek = Optional.empty();
            events.started(track);
        }

        @Override
        public void onTrackEnd(AudioPlayer audio, AudioTrack track, AudioTrackEndReason reason) {
            boolean atEndTime = atItsEndTime.filter(track::equals).isPresent();
            atItsEndTime = Optional.empty();
            events.ended(track, atEndTime ? AudioTrackEndReason.FINISHED : reason);
        }

        @Override
        public void onTrackException(AudioPlayer audio, AudioTrack track, FriendlyException e) {
            events.failed(track, e);
        }

        @Override
        public void onTrackStuck(AudioPlayer audio, AudioTrack track, long thresholdMs) {
            events.stuck(track, thresholdMs);
        }
    }

    @Override
    public void play(AudioTrack track, long position, OptionalLong end) {
        track.setPosition(position);
        end.ifPresent(at -> mark(track, at));
        player.playTrack(track);
    }

    private void mark(AudioTrack track, long end) {
        track.setMarker(
                new TrackMarker(
                        end,
                        state -> {
                            if (END_TIME_MET.contains(state)
                                    && track.equals(player.getPlayingTrack())) {
                                atItsEndTime = Optional.of(track);
                                player.stopTrack();
                            }
                        }));
    }

    @Override
    public void stop() {
        player.stopTrack();
    }

    @Override
    public Optional<AudioTrack> track() {
        return Optional.ofNullable(player.getPlayingTrack());
    }

    @Override
    public long position() {
        long position = track().map(AudioTrack::getPosition).orElse(0L);
        return seek.filter(asked -> asked.isUnderWay(position)).map(Seek::target).orElse(position);
    }

    @Override
    public void pause(boolean paused) {
        frames.reset();
        player.setPaused(paused);
    }

    @Override
    public boolean isPaused() {
        return player.isPaused();
    }

    @Override
    public void seek(long position) {
        seek = Optional.of(new Seek(position, System.nanoTime()));
        track().ifPresent(track -> track.setPosition(position));
    }

    @Override
    public void endAt(OptionalLong end) {
        track().ifPresent(track -> {
            if (end.isPresent()) {
                mark(track, end.getAsLong());
            } else {
                track.setMarker(null);
            }
        });
    }

    @Override
    public void volume(int percent) {
        player.setVolume(percent);
    }

    @Override
    public int volume() {
        return player.getVolume();
    }

    @Override
    public void filters(Filters filters) {
        player.setFilterFactory(filters.changeNothing() ? null : filters.factory());
    }

    @Override
    public void connected(boolean connected) {
        // Frames are asked for by the connection: without one nothing moves by itself.
    }

    @Override
    public Optional<byte[]> next() {
        AudioFrame frame = player.provide();
        if (frame != null) {
            frames.sent();
            return Optional.of(frame.getData());
        }
        if (player.getPlayingTrack() != null && !player.isPaused()) {
            frames.nulled();
        }
        return Optional.empty();
    }

    @Override
    public FrameCounter frames() {
        return frames;
    }

    @Override
    public void close() {
        player.destroy();
    }
}
