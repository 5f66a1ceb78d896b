package dev.tonearm.local.node;

import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackEndReason;
import dev.tonearm.local.node.filter.Filters;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Plays by the clock: a track moves on while there is voice and no pause, and ends when its time
/// is up. It is never opened, and nothing is sent.
final class ClockPlayback implements Playback {

    /// As lavaplayer takes a track away that nobody has asked a frame of for a minute.
    private static final long CLEANUP_SECONDS = 60;

    private final PlaybackEvents events;
    private final ScheduledExecutorService timer;
    private final FrameCounter frames = new FrameCounter();

    private Optional<AudioTrack> track = Optional.empty();
    private OptionalLong end = OptionalLong.empty();
    private long anchorPosition;
    private long anchorNanos;
    private boolean running;
    private boolean paused;
    private boolean connected;
    private int volume = 100;
    private Optional<Future<?>> next = Optional.empty();

    ClockPlayback(PlaybackEvents events, ScheduledExecutorService timer) {
        this.events = events;
        this.timer = timer;
    }

    @Override
    public synchronized void play(AudioTrack replacement, long position, OptionalLong endTime) {
        track.ifPresent(old -> events.ended(old, AudioTrackEndReason.REPLACED));
        track = Optional.of(replacement);
        end = endTime;
        anchor(position);
        events.started(replacement);
        reschedule();
    }

    @Override
    public synchronized void stop() {
        finish(AudioTrackEndReason.STOPPED);
    }

    @Override
    public synchronized Optional<AudioTrack> track() {
        return track;
    }

    @Override
    public synchronized long position() {
        if (track.isEmpty()) {
            return 0;
        }
        long passed = running ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - anchorNanos) : 0;
        return Math.min(anchorPosition + passed, track.get().getDuration());
    }

    @Override
    public synchronized void pause(boolean now) {
        anchor(position());
        paused = now;
        reschedule();
    }

    @Override
    public synchronized boolean isPaused() {
        return paused;
    }

    @Override
    public synchronized void seek(long position) {
        anchor(position);
        reschedule();
    }

    @Override
    public synchronized void endAt(OptionalLong endTime) {
        end = endTime;
        reschedule();
    }

    @Override
    public synchronized void volume(int percent) {
        volume = Math.clamp(percent, 0, 1_000);
    }

    @Override
    public synchronized int volume() {
        return volume;
    }

    @Override
    public void filters(Filters filters) {
        // There is no sound to filter, and none of this node's filters changes the speed.
    }

    @Override
    public synchronized void connected(boolean now) {
        anchor(position());
        connected = now;
        reschedule();
    }

    @Override
    public Optional<byte[]> next() {
        return Optional.empty();
    }

    @Override
    public FrameCounter frames() {
        return frames;
    }

    @Override
    public synchronized void close() {
        finish(AudioTrackEndReason.STOPPED);
    }

    private void anchor(long position) {
        anchorPosition = Math.max(0, position);
        anchorNanos = System.nanoTime();
    }

    /// Runs or holds the clock, and sets the alarm for what happens next.
    private void reschedule() {
        next.ifPresent(alarm -> alarm.cancel(false));
        next = Optional.empty();
        running = track.isPresent() && connected && !paused;
        if (track.isEmpty()) {
            return;
        }
        AudioTrack current = track.get();
        long until = Math.min(current.getDuration(), end.orElse(Long.MAX_VALUE));
        if (running && until < Long.MAX_VALUE) {
            alarm(current, until - anchorPosition, AudioTrackEndReason.FINISHED);
        } else if (!connected) {
            alarm(current, CLEANUP_SECONDS * 1_000, AudioTrackEndReason.CLEANUP);
        }
    }

    private void alarm(AudioTrack of, long millis, AudioTrackEndReason reason) {
        next =
                Optional.of(
                        timer.schedule(
                                () -> ring(of, reason),
                                Math.max(0, millis),
                                TimeUnit.MILLISECONDS));
    }

    /// An alarm that was set for an earlier track or is called off too late does nothing.
    private synchronized void ring(AudioTrack of, AudioTrackEndReason reason) {
        boolean holds = reason == AudioTrackEndReason.FINISHED ? running && isUp() : !connected;
        if (holds && track.filter(of::equals).isPresent()) {
            finish(reason);
        }
    }

    private boolean isUp() {
        long until = track.map(AudioTrack::getDuration).orElse(Long.MAX_VALUE);
        // The alarm may ring within the millisecond before.
        return position() >= Math.min(until, end.orElse(Long.MAX_VALUE)) - 1;
    }

    private void finish(AudioTrackEndReason reason) {
        Optional<AudioTrack> was = track;
        track = Optional.empty();
        end = OptionalLong.empty();
        reschedule();
        was.ifPresent(gone -> events.ended(gone, reason));
    }
}
