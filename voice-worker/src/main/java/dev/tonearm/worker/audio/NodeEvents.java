package dev.tonearm.worker.audio;

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
                            .ifPresent(link -> heard(link, update.getState()));
            case TrackEndEvent end ->
                    concerned(session, end.getGuildId()).ifPresent(link -> ended(link, end));
            case TrackExceptionEvent failure -> {
                log.warn(
                        "guild {}: node {}: {}",
                        failure.getGuildId(),
                        session,
                        failure.getException().getMessage());
                String words = LoadResults.forListeners(failure.getException());
                concerned(session, failure.getGuildId()).ifPresent(link -> link.exception(words));
            }
            case TrackStuckEvent stuck ->
                    concerned(session, stuck.getGuildId())
                            .ifPresent(link -> entry(stuck.getTrack()).ifPresent(link::stuck));
            case WebSocketClosedEvent voice ->
                    concerned(session, voice.getGuildId())
                            .ifPresent(
                                    link -> link.voiceClosed(voice.getCode(), voice.getReason()));
            default -> {}
        }
    }

    private Optional<GuildLink> concerned(NodeSession session, long guild) {
        return Optional.of(links.apply(new GuildId(guild)))
                .filter(link -> !link.isElsewhere(session));
    }

    /// Without voice the node stands still, and says nothing about where it should be.
    private static void heard(GuildLink link, PlayerState state) {
        if (state.getConnected()) link.heardAt(state.getPosition());
        else link.unheard();
    }

    private static void ended(GuildLink link, TrackEndEvent end) {
        Optional<EntryId> entry = entry(end.getTrack());
        if (entry.isEmpty()) return;
        switch (end.getEndReason()) {
            case FINISHED -> link.ended(entry.get(), false);
            case LOAD_FAILED -> link.ended(entry.get(), true);
            case CLEANUP -> link.cleared(entry.get());
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
