package dev.tonearm.worker.audio.node;

import dev.arbjerg.lavalink.client.event.ClientEvent;
import dev.arbjerg.lavalink.client.event.PlayerUpdateEvent;
import dev.arbjerg.lavalink.client.event.StatsEvent;
import dev.arbjerg.lavalink.client.event.TrackEndEvent;
import dev.arbjerg.lavalink.client.event.TrackExceptionEvent;
import dev.arbjerg.lavalink.client.event.TrackStuckEvent;
import dev.arbjerg.lavalink.client.event.WebSocketClosedEvent;
import dev.arbjerg.lavalink.client.player.Track;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.EntryId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what the library heard from a node into ours; what concerns nobody becomes nothing.
final class LavalinkEvents {
    private static final Logger log = LoggerFactory.getLogger(LavalinkEvents.class);

    private LavalinkEvents() {}

    static Optional<NodeEvent> read(ClientEvent event, String node) {
        return switch (event) {
            case PlayerUpdateEvent update ->
                    Optional.of(
                            new NodeEvent.PlayerAt(
                                    new GuildId(update.getGuildId()),
                                    update.getState().getPosition(),
                                    update.getState().getConnected()));
            case TrackEndEvent end -> entry(end.getTrack()).flatMap(entry -> over(end, entry));
            case TrackExceptionEvent failure -> {
                log.warn(
                        "guild {}: node {}: {} ({})",
                        failure.getGuildId(),
                        node,
                        failure.getException().getMessage(),
                        failure.getException().getCause());
                String words = SourceFailure.forListeners(failure.getException());
                yield entry(failure.getTrack())
                        .map(entry ->
                                new NodeEvent.TrackBroke(
                                        new GuildId(failure.getGuildId()), entry, words));
            }
            case TrackStuckEvent stuck ->
                    entry(stuck.getTrack())
                            .map(entry ->
                                    new NodeEvent.TrackStuck(
                                            new GuildId(stuck.getGuildId()), entry));
            case WebSocketClosedEvent voice ->
                    Optional.of(
                            new NodeEvent.VoiceClosed(
                                    new GuildId(voice.getGuildId()),
                                    voice.getCode(),
                                    voice.getReason()));
            case StatsEvent stats ->
                    Optional.of(
                            new NodeEvent.Load(
                                    stats.getPlayers(),
                                    stats.getPlayingPlayers(),
                                    stats.getCpu().getSystemLoad(),
                                    Optional.ofNullable(stats.getFrameStats())
                                            .map(frames ->
                                                    new NodeEvent.Frames(
                                                            frames.getSent(),
                                                            frames.getNulled(),
                                                            frames.getDeficit()))));
            default -> Optional.empty();
        };
    }

    private static Optional<NodeEvent> over(TrackEndEvent end, EntryId entry) {
        return Optional.ofNullable(
                        switch (end.getEndReason()) {
                            case FINISHED -> NodeEvent.End.FINISHED;
                            case LOAD_FAILED -> NodeEvent.End.FAILED;
                            case CLEANUP -> NodeEvent.End.CLEARED;
                            // Ours: what stopped or replaced it is known already.
                            case STOPPED, REPLACED -> null;
                        })
                .map(how -> new NodeEvent.TrackOver(new GuildId(end.getGuildId()), entry, how));
    }

    private static Optional<EntryId> entry(Track track) {
        var entry = track.getUserData().path(PlayerPatch.UserData.ENTRY);
        return entry.isIntegralNumber()
                ? Optional.of(new EntryId(entry.longValue()))
                : Optional.empty();
    }
}
