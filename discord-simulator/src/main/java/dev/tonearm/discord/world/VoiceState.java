package dev.tonearm.discord.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a member is in voice.
///
/// @param channel null in the state that says they left
/// @param session the gateway session that is in voice
/// @param suppress on a stage: in the audience, not to be heard
public record VoiceState(
        long guild,
        long user,
        @Nullable Long channel,
        String session,
        boolean mute,
        boolean deaf,
        boolean selfMute,
        boolean selfDeaf,
        boolean suppress,
        @Nullable Instant requestToSpeakAt) {

    static VoiceState joining(long guild, long user, Channel channel, String session) {
        var audience = channel.kind() == ChannelKind.STAGE;
        return new VoiceState(
                guild, user, channel.id(), session, false, false, false, false, audience, null);
    }

    public VoiceState left() {
        return new VoiceState(
                guild, user, null, session, mute, deaf, selfMute, selfDeaf, false, null);
    }

    public VoiceState withSelf(boolean muted, boolean deafened) {
        return new VoiceState(
                guild,
                user,
                channel,
                session,
                mute,
                deaf,
                muted,
                deafened,
                suppress,
                requestToSpeakAt);
    }

    public VoiceState withServer(boolean muted, boolean deafened) {
        return new VoiceState(
                guild,
                user,
                channel,
                session,
                muted,
                deafened,
                selfMute,
                selfDeaf,
                suppress,
                requestToSpeakAt);
    }

    public VoiceState withStage(boolean suppressed, @Nullable Instant handRaisedAt) {
        return new VoiceState(
                guild,
                user,
                channel,
                session,
                mute,
                deaf,
                selfMute,
                selfDeaf,
                suppressed,
                handRaisedAt);
    }

    public boolean in(long channelId) {
        return channel != null && channel == channelId;
    }
}
