package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.discord.VoiceGateway;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import java.util.Optional;

/// Where the bot should be in one guild: in the channel that its player says, or, before there is
/// music to play, with whoever asked for some.
final class VoicePlace {
    private final GuildId guild;
    private final VoiceGateway voice;

    /// Where it is, or goes, before there is anything to play there.
    private volatile Whereabouts ahead = Whereabouts.NOWHERE;

    VoicePlace(GuildId guild, VoiceGateway voice) {
        this.guild = guild;
        this.voice = voice;
    }

    /// Where it goes.
    Whereabouts target(DesiredPlayer desired) {
        return whereabouts(desired);
    }

    /// Goes where the player is.
    void be(DesiredPlayer desired) {
        voice.be(guild, whereabouts(desired), urgency(desired));
    }

    /// Joins whoever asked while their music is looked up: the two take about as long as each
    /// other.
    void goAhead(PlayerState state, PlayerInput.Listener listener) {
        if (!(state.voice() instanceof Whereabouts.Nowhere)
                || !(listener.voice() instanceof Whereabouts.InVoice there)) return;
        ahead = there;
        voice.be(guild, there, Urgency.PLAYING);
    }

    /// What was looked up is decided: the player alone says where the bot is.
    void goBack(PlayerState state) {
        if (ahead instanceof Whereabouts.Nowhere) return;
        ahead = Whereabouts.NOWHERE;
        be(state.desired());
    }

    /// Whether what plays is not heard where it plays, as when the bot sat down in the audience of
    /// a stage before there was anything to play.
    Optional<PlayerInput> unheard(DesiredPlayer desired) {
        return desired instanceof DesiredPlayer.Playing(var channel, var playback, _)
                        && !playback.paused()
                        && voice.unheard(guild, channel)
                ? Optional.of(new PlayerInput.Unheard(channel))
                : Optional.empty();
    }

    /// Sees whether the bot is where it should be.
    ///
    /// @param nothingAsked whether nothing is being looked up, so that nobody waits where it went
    ///   ahead
    /// @return whether it was not
    boolean mend(DesiredPlayer desired, boolean nothingAsked) {
        if (nothingAsked) ahead = Whereabouts.NOWHERE;
        return voice.mend(guild, whereabouts(desired), urgency(desired));
    }

    private Whereabouts whereabouts(DesiredPlayer desired) {
        return switch (desired) {
            case DesiredPlayer.Absent _ -> ahead;
            case DesiredPlayer.Silent(var channel) -> new Whereabouts.InVoice(channel);
            case DesiredPlayer.Playing(var channel, _, _) -> new Whereabouts.InVoice(channel);
        };
    }

    private static Urgency urgency(DesiredPlayer desired) {
        return desired instanceof DesiredPlayer.Playing(_, var playback, _) && !playback.paused()
                ? Urgency.PLAYING
                : Urgency.QUIET;
    }
}
