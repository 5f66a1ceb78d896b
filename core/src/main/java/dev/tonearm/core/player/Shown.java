package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import java.util.Optional;

/// What everybody in the guild sees of the player.
///
/// @param language of it, by Discord's code; empty until a command told it
public record Shown(Panel panel, String language) {
    static final Shown NOTHING = new Shown(Panel.NONE, "");

    /// The channel that the now-playing message belongs in.
    public Optional<ChannelId> where() {
        return switch (panel) {
            case Panel.None() -> Optional.empty();
            case Panel.Wanted(var channel) -> Optional.of(channel);
            case Panel.Moving(var channel, _) -> Optional.of(channel);
            case Panel.Posted(var channel, _) -> Optional.of(channel);
        };
    }
}
