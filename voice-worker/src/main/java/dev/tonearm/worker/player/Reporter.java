package dev.tonearm.worker.player;

import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.PlayerInput;

/// Who brings which report.
final class Reporter {
    private Reporter() {}

    static Cause of(PlayerInput report) {
        return switch (report) {
            case PlayerInput.TrackEnded _,
                    PlayerInput.TrackFailed _,
                    PlayerInput.RetryDue _,
                    PlayerInput.FiltersMissing _,
                    PlayerInput.Inaudible _,
                    PlayerInput.PositionReported _ ->
                    Cause.NODE;
            case PlayerInput.BotMoved _,
                    PlayerInput.VoiceUnreachable _,
                    PlayerInput.ListenersSeen _,
                    PlayerInput.Unheard _,
                    PlayerInput.Heard _,
                    PlayerInput.QuietDue _,
                    PlayerInput.ComebackDue _,
                    PlayerInput.CrowdSeen _,
                    PlayerInput.PanelPosted _,
                    PlayerInput.PanelGone _ ->
                    Cause.DISCORD;
            case PlayerInput.Asked _ ->
                    throw new IllegalArgumentException("a command is not a report");
        };
    }
}
