package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.Whereabouts;
import java.util.List;
import java.util.Optional;

/// Where people and the bot are in voice, and the way to be somewhere else.
public interface VoiceGateway {
    /// Makes the bot be in a voice channel, or in none; does nothing if it is there already.
    ///
    /// Returns at once. The voice server goes straight to the audio side; a channel that cannot be
    /// entered is reported as `VoiceUnreachable`, a move by somebody else as `BotMoved`.
    ///
    /// @param urgency who goes first when more guilds want to move than Discord lets at once
    void be(GuildId guild, Whereabouts voice, Urgency urgency);

    /// How much a guild's move matters to its listeners; the first goes first.
    enum Urgency {
        /// Music plays: until the bot is there, somebody hears nothing.
        PLAYING,
        /// Nothing plays, or it is paused.
        QUIET
    }

    /// What a decision needs to know about somebody: where they are, if that is known, whether the
    /// bot may come and play there, and whether other people hear the bot.
    ///
    /// @param bot where the player is; Discord says so some time after it was asked to be there
    PlayerInput.Listener listener(GuildId guild, UserId user, Whereabouts bot);

    /// Whether people are in a voice channel; empty while nothing is known about the guild.
    Optional<PlayerInput.ListenersSeen> company(GuildId guild, ChannelId channel);

    /// Who is in a voice channel; empty while nothing is known about the guild.
    Optional<Crowd> crowd(GuildId guild, ChannelId channel);

    /// Whether the bot sits in the audience of a stage, and nothing that it does itself changes
    /// that.
    boolean unheard(GuildId guild, ChannelId channel);

    /// The name of a channel, for texts; empty if it is unknown.
    Optional<String> channelName(GuildId guild, ChannelId channel);

    /// Why nothing is known about a guild's voice channels; empty if it is known who is where.
    Optional<Sighting.Unknown> unknown(GuildId guild);

    /// Compares where Discord has the bot with where it should be, and moves it if they differ for
    /// no reason that is known.
    ///
    /// @return whether they did
    boolean mend(GuildId guild, Whereabouts voice, Urgency urgency);

    /// The guilds of a partition in whose voice the bot is without anybody wanting it there, as far
    /// as this process knows.
    List<GuildId> strays(int partition);

    /// Whether the shards of a partition have received their guilds.
    boolean ready(int partition);
}
