package dev.tonearm.core.family;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.PanelEvent;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One command that is being decided, with what every family asks about who gave it.
///
/// @param now the time the resulting line is written with
public record Asking(PlayerState state, PlayerInput.Asked asked, Instant now) {
    /// Refuses the command: what a decision throws.
    public static RuntimeException refused(Refusal refusal) {
        return new RefusedException(refusal);
    }

    /// Refuses what could not be heard, whatever it changed: the bot is no member of the guild.
    public void member() {
        if (asked.listener().voice() instanceof Sighting.Unknown(var why)
                && why == Sighting.Why.NOT_A_MEMBER) {
            throw refused(Refusal.Simple.NOT_A_MEMBER);
        }
    }

    /// Whether nothing can be heard: nothing is on, or the bot is nowhere.
    public boolean silent() {
        return state.playback() instanceof Playback.Idle
                || state.voice() instanceof Whereabouts.Nowhere;
    }

    /// Only who hears the bot may change what it does; when it is nowhere nobody is disturbed.
    public void together() {
        if (!(state.voice() instanceof Whereabouts.InVoice(var channel))) return;
        if (!listening().equals(channel)) throw refused(new Refusal.OtherChannel(channel));
    }

    /// What plays, if the bot and the listener are where it is heard.
    public Playback.Loaded heard() {
        if (!(state.playback() instanceof Playback.Loaded loaded))
            throw refused(Refusal.Simple.NOTHING_PLAYING);
        if (state.voice() instanceof Whereabouts.Nowhere)
            throw refused(Refusal.Simple.NOT_CONNECTED);
        together();
        return loaded;
    }

    /// Brings the bot to the listener, unless others hear it play elsewhere.
    ///
    /// @return what brings it there, to which more may be added; nothing if it is there
    public List<PlayerEvent> come() {
        ChannelId channel = listening();
        List<PlayerEvent> events = new ArrayList<>();
        if (state.voice() instanceof Whereabouts.InVoice(var current)) {
            if (current.equals(channel)) return events;
            boolean playing = state.playback() instanceof Playback.Loaded;
            if (playing && asked.listener().audience())
                throw refused(new Refusal.BusyElsewhere(current));
        }
        switch (asked.listener().access()) {
            case OPEN -> events.add(new StayEvent.VoiceJoined(channel));
            case CANNOT_CONNECT -> throw refused(Refusal.Simple.CANNOT_CONNECT);
            case CANNOT_SPEAK -> throw refused(Refusal.Simple.CANNOT_SPEAK);
            case FULL -> throw refused(Refusal.Simple.CHANNEL_FULL);
        }
        return events;
    }

    /// With the language that the guild is said to speak, if that is another one than is known and
    /// there is a now-playing message to speak it.
    Decision inItsLanguage(Decision decision) {
        boolean speaks = !asked.language().isEmpty() && !asked.language().equals(state.language());
        if (!speaks || !(decision instanceof Decision.Accepted(var events)) || events.isEmpty()) {
            return decision;
        }
        if (events.stream().anyMatch(PanelEvent.PanelWanted.class::isInstance)) return decision;
        return state.shown()
                .where()
                .<Decision>map(channel -> {
                    List<PlayerEvent> more = new ArrayList<>(events);
                    more.add(new PanelEvent.PanelWanted(channel, asked.language()));
                    return new Decision.Accepted(more);
                })
                .orElse(decision);
    }

    /// The listener's voice channel.
    private ChannelId listening() {
        return switch (asked.listener().voice()) {
            case Whereabouts.InVoice(var channel) -> channel;
            case Whereabouts.Nowhere() -> throw refused(Refusal.Simple.LISTENER_NOT_IN_VOICE);
            case Sighting.Unknown(var why) ->
                    throw refused(
                            switch (why) {
                                case AWAY -> Refusal.Simple.VOICE_UNKNOWN;
                                case NOT_A_MEMBER -> Refusal.Simple.NOT_A_MEMBER;
                            });
        };
    }
}
