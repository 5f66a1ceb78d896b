package dev.tonearm.node;

import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackEndReason;
import dev.tonearm.node.filter.Filters;
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

    /// Streams have no end.
    private static final long FOREVER = TimeUnit.DAYS.toMillis(365);

    private final PlaybackEvents events;
    private final ScheduledExecutorService timer;
    private final FrameCounter frames = new FrameCounter();

    private Optional<AudioTrack> track = Optional.empty();
    private OptionalLong end = OptionalLong.empty();
    private Place anchor = Place.START;
    private long anchorNanos;
    private double tempo = 1;
    private boolean running;
    private boolean paused;
    private boolean connected;
    private int volume = 100;
    private Optional<Future<?>> next = Optional.empty();

    /// Where a track is. Like lavaplayer, what is reported counts what has been heard since the
    /// last seek, at whatever tempo, so the two differ under a timescale.
    private record Place(long reported, double inTrack) {

        static final Place START = new Place(0, 0);

        static Place soughtTo(long position) {
            long place = Math.max(0, position);
            return new Place(place, place);
        }

        Place after(long millis, double tempo) {
            return new Place(reported + millis, inTrack + millis * tempo);
        }
    }

    ClockPlayback(PlaybackEvents events, ScheduledExecutorService timer) {
        this.events = events;
        this.timer = timer;
    }

    @Override
    public synchronized void play(AudioTrack replacement, long position, OptionalLong endTime) {
        track.ifPresent(old -> events.ended(old, AudioTrackEndReason.REPLACED));
        track = Optional.of(replacement);
        end = endTime;
        anchor(Place.soughtTo(position));
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
        return track.isEmpty() ? 0 : place().reported;
    }

    private Place place() {
        if (!running) {
            return anchor;
        }
        long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - anchorNanos);
        return anchor.after(Math.min(passed, untilTheEnd()), tempo);
    }

    /// Milliseconds that can still be heard from the anchor on.
    private long untilTheEnd() {
        long length = track.map(AudioTrack::getDuration).orElse(Long.MAX_VALUE);
        return Math.max(0, (long) ((length - anchor.inTrack) / tempo));
    }

    @Override
    public synchronized void pause(boolean now) {
        anchor(place());
        paused = now;
        reschedule();
    }

    @Override
    public synchronized boolean isPaused() {
        return paused;
    }

    @Override
    public synchronized void seek(long position) {
        anchor(Place.soughtTo(position));
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
    public synchronized void filters(Filters filters) {
        anchor(place());
        tempo = filters.tempo() > 0 ? filters.tempo() : 1;
        reschedule();
    }

    @Override
    public synchronized void connected(boolean now) {
        anchor(place());
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

    private void anchor(Place place) {
        anchor = place;
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
        long until = Math.min(untilTheEnd(), end.orElse(Long.MAX_VALUE) - anchor.reported);
        if (running && until < FOREVER) {
            alarm(current, until, AudioTrackEndReason.FINISHED);
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
        Place now = place();
        double length = track.map(AudioTrack::getDuration).orElse(Long.MAX_VALUE);
        // The alarm may ring within the millisecond before.
        return now.inTrack >= length - tempo - 1 || now.reported >= end.orElse(Long.MAX_VALUE) - 1;
    }

    private void finish(AudioTrackEndReason reason) {
        Optional<AudioTrack> was = track;
        track = Optional.empty();
        end = OptionalLong.empty();
        reschedule();
        was.ifPresent(gone -> events.ended(gone, reason));
    }
}
