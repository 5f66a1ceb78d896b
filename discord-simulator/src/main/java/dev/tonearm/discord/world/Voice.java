package dev.tonearm.discord.world;

import dev.tonearm.discord.world.WorldChange.Cause;
import dev.tonearm.discord.world.WorldChange.VoiceChanged;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Who is in which voice channel.
public final class Voice {

    /// What came of a wish to be in a channel.
    public enum Outcome {
        IN,
        FULL,
        NO_PERMISSION
    }

    private final World world;

    Voice(World world) {
        this.world = world;
    }

    /// A member goes into a channel of their own will; a full one lets in only who may move others.
    public Outcome join(long guildId, long user, long channelId, String session) {
        return join(guildId, user, channelId, session, UnaryOperator.identity());
    }

    /// Goes into a channel, muted or deafened as the member likes.
    ///
    /// @param flags how the member mutes and deafens himself
    public Outcome join(
            long guildId,
            long user,
            long channelId,
            String session,
            UnaryOperator<VoiceState> flags) {
        return world.still(() -> {
            var guild = world.guild(guildId);
            var channel = voiceChannel(guild, channelId);
            var before = guild.voiceStates.get(user);
            var permissions = guild.permissionsOf(user, channel);
            if (!Permission.CONNECT.in(permissions)) {
                return Outcome.NO_PERMISSION;
            }
            var here = before != null && before.in(channelId);
            var full = channel.userLimit() > 0 && guild.peopleIn(channelId) >= channel.userLimit();
            if (full && !here && !Permission.MOVE_MEMBERS.in(permissions)) {
                return Outcome.FULL;
            }
            var base =
                    before != null && here && before.session().equals(session)
                            ? before
                            : joining(guild, user, channel, session);
            put(guild, flags.apply(base), before, Cause.SELF);
            return Outcome.IN;
        });
    }

    /// Somebody drags a member who is in voice to another channel; limits do not hold for that.
    public void move(long guildId, long user, long channelId) {
        world.still(() -> {
            var guild = world.guild(guildId);
            var channel = voiceChannel(guild, channelId);
            var before =
                    guild.voiceState(user)
                            .orElseThrow(() -> new NotAllowed("only who is in voice can be moved"));
            if (!before.in(channelId)) {
                var there = joining(guild, user, channel, before.session());
                put(
                        guild,
                        there.withSelf(before.selfMute(), before.selfDeaf()),
                        before,
                        Cause.OTHERS);
            }
            return before;
        });
    }

    public void leave(long guildId, long user, Cause cause) {
        world.still(() -> {
            leave(world.guild(guildId), user, cause);
            return user;
        });
    }

    void leave(Guild guild, long user, Cause cause) {
        var before = guild.voiceStates.remove(user);
        if (before != null) {
            world.publish(new VoiceChanged(guild, before.left(), before, cause));
            emptied(guild, before);
        }
    }

    /// The line under a channel's name goes when nobody is in it any more. Discord's documents do
    /// not say so; its client does.
    private void emptied(Guild guild, VoiceState before) {
        var left = before.channel();
        if (left == null || guild.peopleIn(left) > 0) {
            return;
        }
        guild.channel(left)
                .filter(channel -> channel.status() != null)
                .ifPresent(channel -> world.setVoiceStatus(channel.id(), null));
    }

    /// Changes mute, deaf or the place on a stage.
    public Optional<VoiceState> change(
            long guildId, long user, Cause cause, UnaryOperator<VoiceState> change) {
        return world.still(() -> {
            var guild = world.guild(guildId);
            var before = guild.voiceStates.get(user);
            if (before == null) {
                return Optional.<VoiceState>empty();
            }
            var after = change.apply(before);
            if (!after.equals(before)) {
                put(guild, after, before, cause);
            }
            return Optional.of(after);
        });
    }

    /// What a moderator decided about a member holds in every channel.
    private static VoiceState joining(Guild guild, long user, Channel channel, String session) {
        return VoiceState.joining(guild.id(), user, channel, session)
                .withServer(guild.muted(user), guild.deafened(user));
    }

    private void put(Guild guild, VoiceState state, @Nullable VoiceState before, Cause cause) {
        guild.voiceStates.put(state.user(), state);
        guild.silence(state.user(), state.mute(), state.deaf());
        world.publish(new VoiceChanged(guild, state, before, cause));
        if (before != null) {
            emptied(guild, before);
        }
    }

    private static Channel voiceChannel(Guild guild, long id) {
        var channel = guild.channel(id).orElseThrow(() -> new UnknownThing("channel", id));
        if (!channel.kind().hasVoice()) {
            throw new NotAllowed("#" + channel.name() + " is no voice channel");
        }
        return channel;
    }
}
