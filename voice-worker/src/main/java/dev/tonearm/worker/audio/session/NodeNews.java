package dev.tonearm.worker.audio.session;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.worker.audio.guild.GuildLink;
import dev.tonearm.worker.audio.guild.PlayerNews;
import dev.tonearm.worker.audio.node.NodeEvent;
import java.util.function.Function;

/// Takes what a node says by itself to the guild it is about.
///
/// A node that a guild has left says nothing about it any more: Discord closes the voice connection
/// there because the new one has begun.
final class NodeNews {
    private final Function<GuildId, GuildLink> links;

    NodeNews(Function<GuildId, GuildLink> links) {
        this.links = links;
    }

    void heard(NodeSession session, NodeEvent.OfPlayer event) {
        GuildLink link = links.apply(event.guild());
        if (link.isElsewhere(session)) return;
        PlayerNews player = link.news();
        switch (event) {
            case NodeEvent.PlayerAt(var _, long millis, boolean connected) -> {
                // Without voice the node stands still, and says nothing about where it should be.
                if (connected) player.heardAt(millis);
                else player.unheard(millis);
            }
            case NodeEvent.TrackOver(var _, var entry, var end) -> {
                switch (end) {
                    case FINISHED -> player.ended(entry, false);
                    case FAILED -> player.ended(entry, true);
                    case CLEARED -> player.cleared(entry);
                }
            }
            case NodeEvent.TrackBroke(var _, var entry, var words) ->
                    player.exception(entry, words);
            case NodeEvent.TrackStuck(var _, var entry) -> player.stuck(entry);
            case NodeEvent.VoiceClosed(var _, int code, var reason) ->
                    player.voiceClosed(code, reason);
        }
    }
}
