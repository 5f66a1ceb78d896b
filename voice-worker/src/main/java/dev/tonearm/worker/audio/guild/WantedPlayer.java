package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.Voice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a guild's player should be: what the journal says, and the voice server that Discord named.
final class WantedPlayer {
    /// None before somebody said what should be: a player that was found playing is left alone
    /// until then.
    private volatile @Nullable DesiredPlayer player;

    /// Whether others know what should be, so that nothing that plays is nobody's.
    private volatile boolean othersKnow;

    private volatile Voice voice = Voice.NONE;

    /// Whether the shards have said anything about the voice server yet.
    private volatile boolean voiceTold;

    void become(DesiredPlayer wanted) {
        othersKnow = false;
        player = wanted;
    }

    void leaveToOthers() {
        othersKnow = true;
        player = null;
    }

    boolean othersKnow() {
        return othersKnow;
    }

    Optional<DesiredPlayer> player() {
        return Optional.ofNullable(player);
    }

    /// What the node has to be able to do.
    Filters filters() {
        return player instanceof DesiredPlayer.Playing(_, _, var sound)
                ? sound.filters()
                : Filters.NONE;
    }

    /// Whether something should be heard.
    boolean plays() {
        return audience().isPresent();
    }

    /// What should be heard.
    Optional<EntryId> audible() {
        return player instanceof DesiredPlayer.Playing(_, var loaded, _) && !loaded.paused()
                ? Optional.of(loaded.entry().id())
                : Optional.empty();
    }

    /// The channel in which something should be heard.
    Optional<ChannelId> audience() {
        return player instanceof DesiredPlayer.Playing(var channel, var loaded, _)
                        && !loaded.paused()
                ? Optional.of(channel)
                : Optional.empty();
    }

    /// Whether it is known that there should be no player.
    boolean isAbsent() {
        return player instanceof DesiredPlayer.Absent;
    }

    Voice voice() {
        return voice;
    }

    void opened(VoiceServer server) {
        voiceTold = true;
        voice = new Voice.At(server);
    }

    void closed() {
        voiceTold = true;
        voice = Voice.NONE;
    }

    /// A voice server is used up.
    void lost(VoiceServer server) {
        if (voice.equals(new Voice.At(server))) voice = Voice.NONE;
    }

    /// A voice server that only a node knew, from before this worker began, goes along to the next.
    void foundAt(Voice known) {
        if (!voiceTold) voice = known;
    }
}
