package dev.tonearm.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sedmelluq.discord.lavaplayer.tools.FriendlyException;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackEndReason;
import dev.tonearm.node.filter.Filters;
import dev.tonearm.node.voice.VoiceEvents;
import dev.tonearm.node.voice.VoiceLink;
import dev.tonearm.node.voice.VoiceTarget;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One guild's player: its voice connection, what it plays, and what its session hears about both.
///
/// Updates hold the player's lock. Events come from voice and playback threads that hold locks of
/// their own, so their handlers never take it.
final class Player implements PlaybackEvents, VoiceEvents {

    private static final Logger LOG = LoggerFactory.getLogger(Player.class);

    private static final long CONNECT_SECONDS = 11;

    private final long guild;
    private final NodeSession session;
    private final NodeParts parts;
    private final Playback playback;
    private volatile Optional<VoiceLink> link = Optional.empty();
    private volatile Filters filters = Filters.none();
    private final AtomicReference<Optional<Future<?>>> updates =
            new AtomicReference<>(Optional.empty());

    Player(long guild, NodeSession session, NodeParts parts) {
        this.guild = guild;
        this.session = session;
        this.parts = parts;
        this.playback =
                parts.plays()
                        ? new LivePlayback(parts.tracks(), this)
                        : new ClockPlayback(this, parts.timer());
    }

    /// Applies an update in the order in which Lavalink does.
    synchronized ObjectNode update(PlayerUpdate update, boolean noReplace) {
        update.voice().ifPresent(this::connect);
        boolean newTrack = !(update.play() instanceof PlayerUpdate.Play.Keep);
        update.volume().ifPresent(playback::volume);
        if (!newTrack) {
            update.paused().ifPresent(playback::pause);
            update.userData()
                    .ifPresent(
                            data -> playback.track().ifPresent(track -> track.setUserData(data)));
            update.position().ifPresent(this::seek);
            endTime(update.endTime());
        }
        update.filters().ifPresent(this::filter);
        if (newTrack && !(noReplace && playback.track().isPresent())) {
            playback.pause(update.paused().orElse(false));
            change(update);
        }
        return json();
    }

    private void change(PlayerUpdate update) {
        Optional<AudioTrack> track =
                switch (update.play()) {
                    case PlayerUpdate.Play.Encoded(String encoded) ->
                            Optional.of(parts.tracks().decode(encoded));
                    case PlayerUpdate.Play.Identifier(String identifier) ->
                            Optional.of(single(identifier));
                    case PlayerUpdate.Play.Stop(), PlayerUpdate.Play.Keep() -> Optional.empty();
                };
        if (track.isEmpty()) {
            playback.stop();
            return;
        }
        update.userData().ifPresent(track.get()::setUserData);
        OptionalLong end =
                update.endTime() instanceof PlayerUpdate.EndTime.At(long millis)
                        ? OptionalLong.of(millis)
                        : OptionalLong.empty();
        playback.play(track.get(), update.position().orElse(0), end);
        sendUpdate();
    }

    private AudioTrack single(String identifier) {
        Optional<AudioItem> item;
        try {
            item = parts.tracks().load(identifier);
        } catch (FriendlyException e) {
            throw ProtocolError.badRequest(String.valueOf(e.getMessage()));
        }
        if (item.isEmpty()) {
            throw ProtocolError.badRequest("No matches found for identifier");
        }
        if (item.get() instanceof AudioTrack track) {
            return track;
        }
        throw ProtocolError.badRequest("Cannot play a playlist or search result");
    }

    private void seek(long position) {
        if (playback.track().isPresent()) {
            playback.seek(position);
            sendUpdate();
        }
    }

    private void endTime(PlayerUpdate.EndTime change) {
        switch (change) {
            case PlayerUpdate.EndTime.Keep() -> {}
            case PlayerUpdate.EndTime.None() -> playback.endAt(OptionalLong.empty());
            case PlayerUpdate.EndTime.At(long millis) -> playback.endAt(OptionalLong.of(millis));
        }
    }

    private void filter(Filters changed) {
        filters = changed;
        playback.filters(changed);
        sendUpdate();
    }

    private void connect(PlayerUpdate.Voice voice) {
        VoiceTarget target =
                new VoiceTarget(
                        guild,
                        session.userId(),
                        voice.token(),
                        voice.endpoint(),
                        voice.sessionId(),
                        Long.parseLong(voice.channelId()));
        boolean same = link.filter(now -> now.target().equals(target) && !now.isOver()).isPresent();
        if (same) {
            return;
        }
        link.ifPresent(VoiceLink::close);
        playback.connected(false);
        VoiceLink fresh = parts.voice().link(target, playback, this);
        link = Optional.of(fresh);
        try {
            fresh.connect().orTimeout(CONNECT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            LOG.warn("no connection for {}: {}", target, String.valueOf(e.getCause()));
            fresh.close();
            throw ProtocolError.failed("Failed to connect to voice server");
        }
    }

    /// Ends everything; the track's end is still reported, as Lavalink does.
    synchronized void destroy() {
        link.ifPresent(VoiceLink::close);
        playback.close();
        stopUpdates();
    }

    ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("guildId", Long.toString(guild));
        Optional<AudioTrack> track = playback.track();
        if (track.isPresent()) {
            json.set("track", trackJson(track.get()));
        } else {
            json.putNull("track");
        }
        json.put("volume", playback.volume()).put("paused", playback.isPaused());
        json.set("state", state());
        ObjectNode voice = json.putObject("voice");
        Optional<VoiceTarget> target = link.map(VoiceLink::target);
        voice.put("token", target.map(VoiceTarget::token).orElse(""))
                .put("endpoint", target.map(VoiceTarget::endpoint).orElse(""))
                .put("sessionId", target.map(VoiceTarget::session).orElse(""))
                .put("channelId", target.map(to -> Long.toString(to.channel())).orElse(null));
        json.set("filters", filters.json());
        return json;
    }

    private ObjectNode trackJson(AudioTrack track) {
        return parts.tracks().json(track, parts.tracks().encode(track), playback.position());
    }

    private ObjectNode state() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("time", System.currentTimeMillis())
                .put("position", playback.position())
                .put("connected", link.filter(VoiceLink::isOpen).isPresent())
                .put("ping", link.map(VoiceLink::pingMillis).orElse(-1L));
    }

    void sendUpdate() {
        ObjectNode message =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("op", "playerUpdate")
                        .put("guildId", Long.toString(guild));
        message.set("state", state());
        session.sendUnlessAway(message);
    }

    boolean isPlaying() {
        return playback.track().isPresent() && !playback.isPaused();
    }

    FrameCounter frames() {
        return playback.frames();
    }

    @Override
    public void started(AudioTrack track) {
        parts.counters().trackStarted();
        session.send(event("TrackStartEvent", track));
        startUpdates();
    }

    @Override
    public void ended(AudioTrack track, AudioTrackEndReason reason) {
        stopUpdates();
        parts.counters().trackEnded(reason);
        ObjectNode event = event("TrackEndEvent", track);
        session.send(event.put("reason", reasonName(reason)));
    }

    @Override
    public void failed(AudioTrack track, FriendlyException failure) {
        ObjectNode event = event("TrackExceptionEvent", track);
        event.set("exception", TrackFailure.ofTrack(failure));
        session.send(event);
    }

    @Override
    public void stuck(AudioTrack track, long thresholdMillis) {
        session.send(event("TrackStuckEvent", track).put("thresholdMs", thresholdMillis));
        sendUpdate();
    }

    @Override
    public void ready() {
        playback.connected(true);
        sendUpdate();
    }

    @Override
    public void interrupted() {
        // Said with the next update only: Koe tells Lavalink nothing while it tries again.
        playback.connected(false);
    }

    @Override
    public void closed(int code, String reason, boolean byRemote) {
        playback.connected(false);
        session.send(
                event("WebSocketClosedEvent")
                        .put("code", code)
                        .put("reason", reason)
                        .put("byRemote", byRemote));
        sendUpdate();
    }

    private ObjectNode event(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("op", "event")
                .put("type", type)
                .put("guildId", Long.toString(guild));
    }

    private ObjectNode event(String type, AudioTrack track) {
        ObjectNode event = event(type);
        event.set("track", parts.tracks().json(track));
        return event;
    }

    private static String reasonName(AudioTrackEndReason reason) {
        return switch (reason) {
            case FINISHED -> "finished";
            case LOAD_FAILED -> "loadFailed";
            case STOPPED -> "stopped";
            case REPLACED -> "replaced";
            case CLEANUP -> "cleanup";
        };
    }

    private void startUpdates() {
        long millis = parts.settings().playerUpdateInterval().toMillis();
        Future<?> repeating =
                parts.timer()
                        .scheduleAtFixedRate(
                                this::sendUpdate, millis, millis, TimeUnit.MILLISECONDS);
        swapUpdates(Optional.of(repeating));
    }

    private void stopUpdates() {
        swapUpdates(Optional.empty());
    }

    private void swapUpdates(Optional<Future<?>> replacement) {
        updates.getAndSet(replacement).ifPresent(repeating -> repeating.cancel(false));
    }
}
