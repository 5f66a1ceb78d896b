package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import java.util.List;
import java.util.Optional;

/// What everybody in the guild sees of the player.
///
/// @param language of it, by Discord's code; empty until a command told it
/// @param wantedBy the line that wanted the message where it is not yet; 0 when it is there, or if
///   no build told it. Whoever posts it names the attempt after this line, so that two workers that
///   follow each other post one message.
/// @param left messages in whose place there is another one, and which Discord did not delete when
///   they should have been
public record Shown(Panel panel, String language, long wantedBy, List<Panel.Posted> left) {
    static final Shown NOTHING = new Shown(Panel.NONE, "");

    public Shown {
        left = List.copyOf(left);
    }

    /// One whose message is where it belongs.
    public Shown(Panel panel, String language) {
        this(panel, language, 0, List.of());
    }

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
