package dev.tonearm.worker.audio.session;

import dev.arbjerg.lavalink.client.event.ClientEvent;
import dev.arbjerg.lavalink.client.event.PlayerUpdateEvent;
import dev.arbjerg.lavalink.client.event.TrackEndEvent;
import dev.arbjerg.lavalink.client.event.TrackExceptionEvent;
import dev.arbjerg.lavalink.client.event.TrackStuckEvent;
import dev.arbjerg.lavalink.client.event.WebSocketClosedEvent;
import dev.arbjerg.lavalink.client.player.Track;
import dev.arbjerg.lavalink.protocol.v4.PlayerState;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.guild.GuildLink;
import dev.tonearm.worker.audio.guild.PlayerNews;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.SourceFailure;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what a node says by itself to the guild it is about.
///
/// A node that a guild has left says nothing about it any more: Discord closes the voice connection
/// there because the new one has begun.
final class NodeEvents {
    private static final Logger log = LoggerFactory.getLogger(NodeEvents.class);

    private final Function<GuildId, GuildLink> links;

    NodeEvents(Function<GuildId, GuildLink> links) {
        this.links = links;
    }

    void heard(NodeSession session, ClientEvent event) {
        switch (event) {
            case PlayerUpdateEvent update ->
                    concerned(session, update.getGuildId())
                            .ifPresent(player -> heard(player, update.getState()));
            case TrackEndEvent end ->
                    concerned(session, end.getGuildId()).ifPresent(player -> ended(player, end));
            case TrackExceptionEvent failure -> {
                log.warn(
                        "guild {}: node {}: {} ({})",
                        failure.getGuildId(),
                        session,
                        failure.getException().getMessage(),
                        failure.getException().getCause());
                String words = SourceFailure.forListeners(failure.getException());
                concerned(session, failure.getGuildId())
                        .ifPresent(player ->
                                entry(failure.getTrack())
                                        .ifPresent(entry -> player.exception(entry, words)));
            }
            case TrackStuckEvent stuck ->
                    concerned(session, stuck.getGuildId())
                            .ifPresent(player -> entry(stuck.getTrack()).ifPresent(player::stuck));
            case WebSocketClosedEvent voice ->
                    concerned(session, voice.getGuildId())
                            .ifPresent(player ->
                                    player.voiceClosed(voice.getCode(), voice.getReason()));
            default -> {}
        }
    }

    private Optional<PlayerNews> concerned(NodeSession session, long guild) {
        return Optional.of(links.apply(new GuildId(guild)))
                .filter(link -> !link.isElsewhere(session))
                .map(GuildLink::news);
    }

    /// Without voice the node stands still, and says nothing about where it should be.
    private static void heard(PlayerNews player, PlayerState state) {
        if (state.getConnected()) player.heardAt(state.getPosition());
        else player.unheard(state.getPosition());
    }

    private static void ended(PlayerNews player, TrackEndEvent end) {
        Optional<EntryId> entry = entry(end.getTrack());
        if (entry.isEmpty()) return;
        switch (end.getEndReason()) {
            case FINISHED -> player.ended(entry.get(), false);
            case LOAD_FAILED -> player.ended(entry.get(), true);
            case CLEANUP -> player.cleared(entry.get());
            // Ours: what stopped or replaced it is known already.
            case STOPPED, REPLACED -> {}
        }
    }

    private static Optional<EntryId> entry(Track track) {
        var entry = track.getUserData().path(PlayerPatch.UserData.ENTRY);
        return entry.isIntegralNumber()
                ? Optional.of(new EntryId(entry.longValue()))
                : Optional.empty();
    }
}
