package dev.tonearm.core.player;

import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What is unknown is not "nowhere".
class UnseenListenerTest {
    static final List<PlayerCommand> ALL =
            List.of(
                    Scene.play(Placement.LAST),
                    new PlaybackCommand.Pause(),
                    new PlaybackCommand.Resume(),
                    new PlaybackCommand.Skip(1),
                    new PlaybackCommand.Stop(),
                    new SoundCommand.SetVolume(30),
                    new PlaybackCommand.SetLoop(LoopMode.QUEUE),
                    new QueueCommand.Clear(),
                    new VoiceCommand.Join(),
                    new VoiceCommand.Leave());

    @ParameterizedTest
    @FieldSource("ALL")
    void while_music_is_heard_and_nobody_can_be_seen_that_is_what_is_said(PlayerCommand command) {
        Scene scene =
                aGuildThatIsPlaying("aurora", "borealis")
                        .whereNobodyCanBeSeen(Sighting.Why.AWAY)
                        .whereAQueryFinds("another");
        assertThat(scene.asks(command))
                .isEqualTo(new Decision.Refused(Refusal.Simple.VOICE_UNKNOWN));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void where_the_bot_is_no_member_nothing_can_be_done(PlayerCommand command) {
        Scene scene =
                aQuietGuild()
                        .whereNobodyCanBeSeen(Sighting.Why.NOT_A_MEMBER)
                        .whereAQueryFinds("another");
        assertThat(scene.asks(command))
                .isEqualTo(new Decision.Refused(Refusal.Simple.NOT_A_MEMBER));
    }
}
