package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Overwrite;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.VoiceState;
import dev.tonearm.discord.world.WorldChange;
import dev.tonearm.standin.rtp.EncryptionMode;
import dev.tonearm.worker.OnTheWire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that a voice server, a moderator or Discord can do to a guild that is heard, on the
/// real wire with the node between. What closes a connection and no more is
/// [VoiceClosesOnTheWireTest]'s.
@OnTheWire
final class VoiceTroubleOnTheWireTest {
    @TempDir static Path folder;
    private static SoundStage stage;

    private GuildId guild;
    private ChannelId lounge;

    @BeforeAll
    static void open() {
        stage = new SoundStage(folder);
    }

    @AfterAll
    static void close() {
        stage.close();
        assertThat(stage.discord.violations().rules()).isEmpty();
    }

    @BeforeEach
    void play() {
        guild = stage.guild();
        lounge = stage.channel(guild, ChannelKind.VOICE);
        stage.play(guild, lounge);
        stage.awaitHeard(guild);
    }

    @AfterEach
    void leave() {
        stage.leave(guild);
    }

    @Test
    void a_voice_server_that_rate_limits_is_left_alone_for_a_while() {
        stage.voice.close(guild.value(), 4021, "rate limited");
        await().until(() -> !stage.voice.isConnected(guild.value()));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !stage.voice.isConnected(guild.value()));
        assertThat(stage.reports(guild)).isEmpty();
    }

    @Test
    void a_node_that_cannot_encrypt_end_to_end_is_given_up_at_once() {
        stage.voice.change(settings -> settings.withEndToEndRequired(true));
        try {
            stage.voice.close(guild.value(), 4006, "so that the node comes again");
            awaitGivenUp(LeaveReason.NOT_ENCRYPTED);
        } finally {
            stage.voice.change(settings -> settings.withEndToEndRequired(false));
        }
    }

    @Test
    void a_node_without_a_mode_in_common_is_given_up_at_once() {
        stage.voice.change(settings -> settings.withModes(List.of()));
        try {
            stage.voice.close(guild.value(), 4006, "so that the node comes again");
            awaitGivenUp(LeaveReason.INCOMPATIBLE);
        } finally {
            stage.voice.change(settings -> settings.withModes(List.of(EncryptionMode.values())));
        }
    }

    private void awaitGivenUp(LeaveReason why) {
        await().untilAsserted(() ->
                assertThat(stage.reports(guild))
                        .containsExactly(new PlayerInput.VoiceUnreachable(lounge, why)));
    }

    @Test
    void a_bot_that_is_moved_is_heard_in_the_other_channel() {
        ChannelId attic = stage.channel(guild, ChannelKind.VOICE);
        stage.discord.world().voice().move(guild.value(), bot(), attic.value());
        await().until(() -> !stage.reports(guild).isEmpty());
        assertThat(stage.reports(guild))
                .containsExactly(new PlayerInput.BotMoved(new Whereabouts.InVoice(attic)));
        stage.play(guild, attic);
        stage.awaitHeard(guild);
        assertThat(stage.discord.voice().grant(guild.value()))
                .hasValueSatisfying(grant -> assertThat(grant.channel()).isEqualTo(attic.value()));
        assertThat(stage.reports(guild)).hasSize(1);
    }

    @Test
    void a_bot_that_is_kicked_stays_away() {
        stage.discord.world().voice().leave(guild.value(), bot(), WorldChange.Cause.OTHERS);
        awaitGone();
    }

    @Test
    void a_deleted_channel_is_left() {
        stage.discord.world().deleteChannel(lounge.value());
        awaitGone();
    }

    private void awaitGone() {
        await().until(() -> !stage.reports(guild).isEmpty());
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> {
                    assertThat(stage.reports(guild))
                            .containsExactly(new PlayerInput.BotMoved(Whereabouts.NOWHERE));
                    assertThat(stage.voice.isConnected(guild.value())).isFalse();
                });
    }

    @Test
    void a_voice_server_that_has_gone_away_is_waited_for() {
        ChannelId attic = stage.channel(guild, ChannelKind.VOICE);
        stage.discord
                .faults()
                .add(Faults.Place.VOICE, null, guild.value(), null, null, 1_500, 0, false, 1);
        stage.play(guild, attic);
        await().until(() -> !stage.isHeard(guild));
        stage.awaitHeard(guild);
        assertThat(stage.reports(guild)).isEmpty();
    }

    @Test
    void a_full_channel_is_reported_and_left_alone() {
        ChannelId closet = stage.channel(guild, ChannelKind.VOICE);
        stage.discord.world().changeChannel(closet.value(), full -> full.withUserLimit(1));
        long ben = stage.discord.world().createUser("ben").id();
        stage.discord.world().putMember(guild.value(), ben, List.of(), null);
        stage.discord.world().voice().join(guild.value(), ben, closet.value(), "ben's-session");
        stage.play(guild, closet);
        await().until(() ->
                stage.reports(guild).equals(List.of(new PlayerInput.VoiceUnreachable(closet))));
    }

    @Test
    void on_a_stage_where_it_may_mute_others_the_bot_steps_up() {
        ChannelId stageChannel = stage.channel(guild, ChannelKind.STAGE);
        permit(stageChannel, Permission.MUTE_MEMBERS, 0);
        stage.play(guild, stageChannel);
        await().until(() -> !botState().suppress() && onStage(stageChannel));
        stage.awaitHeard(guild);
        assertThat(stage.reports(guild)).containsExactly(new PlayerInput.Heard(stageChannel));
        assertThat(stage.shards().unheard(guild, stageChannel)).isFalse();
    }

    @Test
    void on_another_stage_it_raises_its_hand_and_is_heard_when_a_moderator_invites_it() {
        ChannelId stageChannel = stage.channel(guild, ChannelKind.STAGE);
        permit(stageChannel, Permission.REQUEST_TO_SPEAK, Permission.MUTE_MEMBERS.bit());
        stage.play(guild, stageChannel);
        var unheard = new PlayerInput.Unheard(stageChannel);
        await().until(() -> stage.reports(guild).equals(List.of(unheard)));
        assertThat(botState().requestToSpeakAt()).isNotNull();
        await().during(Duration.ofSeconds(2)).until(() -> !stage.isHeard(guild));
        assertThat(stage.shards().unheard(guild, stageChannel)).isTrue();
        moderate(false);
        stage.awaitHeard(guild);
        var heard = new PlayerInput.Heard(stageChannel);
        await().until(() -> stage.reports(guild).equals(List.of(unheard, heard)));
        assertThat(stage.shards().unheard(guild, stageChannel)).isFalse();
        moderate(true);
        await().until(() -> stage.reports(guild).size() == 3);
        await().until(() -> !stage.isHeard(guild));
        assertThat(stage.reports(guild)).containsExactly(unheard, heard, unheard);
        assertThat(botState().requestToSpeakAt()).as("a moderator's word counts").isNull();
    }

    @Test
    void on_a_stage_where_it_could_not_speak_it_does_when_it_may() {
        ChannelId stageChannel = stage.channel(guild, ChannelKind.STAGE);
        permit(stageChannel, Permission.REQUEST_TO_SPEAK, Permission.MUTE_MEMBERS.bit());
        stage.play(guild, stageChannel);
        await().until(() -> stage.shards().unheard(guild, stageChannel));
        permit(stageChannel, Permission.MUTE_MEMBERS, 0);
        stage.awaitHeard(guild);
        moderate(true);
        await().until(() -> stage.shards().unheard(guild, stageChannel));
        permit(stageChannel, Permission.MUTE_MEMBERS, Permission.REQUEST_TO_SPEAK.bit());
        await().during(Duration.ofSeconds(1))
                .until(() -> stage.shards().unheard(guild, stageChannel));
    }

    private void permit(ChannelId channel, Permission allowed, long denied) {
        stage.discord
                .world()
                .changeChannel(
                        channel.value(),
                        known ->
                                known.withOverwrite(
                                        new Overwrite(bot(), false, allowed.bit(), denied)));
    }

    private VoiceState botState() {
        return stage.discord.world().guild(guild.value()).voiceState(bot()).orElseThrow();
    }

    private boolean onStage(ChannelId channel) {
        return botState().in(channel.value());
    }

    /// A moderator brings the bot to the audience, or out of it.
    private void moderate(boolean audience) {
        stage.discord
                .world()
                .voice()
                .change(
                        guild.value(),
                        bot(),
                        WorldChange.Cause.OTHERS,
                        state -> state.withStage(audience, null));
    }

    private static long bot() {
        return stage.shards().bot().value();
    }
}
