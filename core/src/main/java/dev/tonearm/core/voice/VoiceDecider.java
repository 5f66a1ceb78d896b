package dev.tonearm.core.voice;

import static dev.tonearm.core.family.Asking.refused;

import dev.tonearm.core.family.Asking;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Player;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.voice.VoiceCommand.Join;
import dev.tonearm.core.voice.VoiceCommand.Leave;

/// Decides where the bot is heard.
final class VoiceDecider {
    private final Asking asking;

    VoiceDecider(Asking asking) {
        this.asking = asking;
    }

    Decision decide(VoiceCommand command) {
        return switch (command) {
            case Join _ -> new Decision.Accepted(asking.come());
            case Leave _ -> leave();
        };
    }

    /// Who sends it away before it is there means what was asked for and is not there yet.
    private Decision leave() {
        if (asking.state().voice() instanceof Whereabouts.Nowhere) {
            if (asking.asked().lookups() > 0) return new Decision.Noted();
            throw refused(Refusal.Simple.NOT_CONNECTED);
        }
        asking.together();
        return new Decision.Accepted(Player.left(asking.state(), LeaveReason.ASKED, asking.now()));
    }
}
