package dev.tonearm.core.family;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Wish;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.PanelEvent;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /// Only who hears the bot may change what it does, unless the server lets others too; when it
    /// is nowhere nobody is disturbed.
    public void together() {
        if (!(state.voice() instanceof Whereabouts.InVoice(var channel))) return;
        if (asked.rules().fromElsewhere()) return;
        boolean nowhere = asked.listener().voice() instanceof Whereabouts.Nowhere;
        if (nowhere || !listening().equals(channel))
            throw refused(new Refusal.OtherChannel(channel));
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
    /// @return what brings it there, to which more may be added; nothing if it is there, or may be
    ///   commanded where it is
    public List<PlayerEvent> come() {
        List<PlayerEvent> events = new ArrayList<>();
        if (state.voice() instanceof Whereabouts.InVoice(var current)) {
            if (asked.listener().voice().equals(state.voice()) || reached()) return events;
            boolean playing = state.playback() instanceof Playback.Loaded;
            boolean here = asked.listener().voice() instanceof Whereabouts.InVoice;
            if (here && playing && asked.listener().audience())
                throw refused(new Refusal.BusyElsewhere(current));
        }
        ChannelId channel = listening();
        if (!asked.rules().comesInto(channel))
            throw refused(new Refusal.ChannelClosed(asked.rules().voiceChannels()));
        switch (asked.listener().access()) {
            case OPEN -> events.add(new StayEvent.VoiceJoined(channel));
            case CANNOT_CONNECT -> throw refused(Refusal.Simple.CANNOT_CONNECT);
            case CANNOT_SPEAK -> throw refused(Refusal.Simple.CANNOT_SPEAK);
            case FULL -> throw refused(Refusal.Simple.CHANNEL_FULL);
        }
        usualVolume(events);
        return events;
    }

    /// Whether it is commanded from elsewhere and stays where it is: with its listeners, or because
    /// who asks is in no channel that it could come into.
    private boolean reached() {
        if (!asked.rules().fromElsewhere()) return false;
        boolean busy = state.playback() instanceof Playback.Loaded && asked.listener().audience();
        return busy || !(asked.listener().voice() instanceof Whereabouts.InVoice);
    }

    /// A player that comes with nothing to play is as loud as the server wants one to begin.
    private void usualVolume(List<PlayerEvent> events) {
        int volume = manners().volume();
        boolean fresh =
                state.voice() instanceof Whereabouts.Nowhere
                        && state.playback() instanceof Playback.Idle
                        && state.queue().isEmpty();
        if (fresh && volume != 0 && volume != state.volume())
            events.add(new SoundEvent.VolumeSet(volume));
    }

    /// How the player behaves, as the edge says now or else the journal.
    public Manners manners() {
        return switch (asked.rules().manners()) {
            case Manners told -> told;
            case Wish.Unsaid() -> state.house().manners();
        };
    }

    /// Where the now-playing message belongs when somebody asks for music: where the server wants
    /// it, or where they ask.
    public ChannelId panelChannel() {
        return manners().panelChannel().orElse(asked.channel());
    }

    /// What the edge says of the guild and the player does not know yet: the place of the
    /// now-playing message, the language that it speaks, if there is one to speak it, and the
    /// manners.
    public List<PlayerEvent> heeded() {
        List<PlayerEvent> events = new ArrayList<>();
        boolean speaks = !asked.language().isEmpty() && !asked.language().equals(state.language());
        Manners manners = manners();
        String language = speaks ? asked.language() : "";
        manners.panelChannel()
                .filter(channel -> !state.shown().where().equals(Optional.of(channel)))
                .or(() -> speaks ? state.shown().where() : Optional.empty())
                .map(channel -> new PanelEvent.PanelWanted(channel, language))
                .ifPresent(events::add);
        if (!manners.equals(state.house().manners()))
            events.add(new HouseEvent.MannersSet(manners));
        return events;
    }

    /// With what the edge says of the guild, if anything is written at all.
    Decision heeding(Decision decision) {
        if (!(decision instanceof Decision.Accepted(var events)) || events.isEmpty())
            return decision;
        List<PlayerEvent> more = new ArrayList<>(events);
        for (PlayerEvent event : heeded()) {
            boolean said =
                    events.stream().anyMatch(known -> known.getClass().equals(event.getClass()));
            if (!said) more.add(event);
        }
        return new Decision.Accepted(more);
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
