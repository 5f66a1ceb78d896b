package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.NOON;
import static dev.tonearm.core.player.Examples.TEXT;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.PlayerInput.Access;
import dev.tonearm.core.player.PlayerInput.Listener;
import dev.tonearm.core.player.Refusal.Simple;
import dev.tonearm.core.voice.VoiceCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What happens to a query between being asked and being found.
class CallingOffTest {
    private static final Decision CALLED_OFF = new Decision.Refused(Simple.CALLED_OFF);

    @Test
    void what_was_asked_for_before_a_stop_is_left_out_when_it_is_found_after_it() {
        Scene scene = aGuildThatIsPlaying("Moon");
        InteractionId earlier = next(scene);
        scene.after(Duration.ofSeconds(1)).asks(new PlaybackCommand.Stop());
        assertThat(found(scene, earlier)).isEqualTo(CALLED_OFF);
        assertThat(found(scene, next(scene))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void leaving_calls_off_too_and_no_other_command_does() {
        Scene scene = aGuildThatIsPlaying("Moon");
        InteractionId earlier = next(scene);
        scene.after(Duration.ofSeconds(1)).asks(new PlaybackCommand.Pause());
        scene.after(Duration.ofSeconds(1)).asks(new PlaybackCommand.Skip(1));
        assertThat(found(scene, earlier)).isInstanceOf(Decision.Accepted.class);
        scene.after(Duration.ofSeconds(1)).asks(new VoiceCommand.Leave());
        assertThat(found(scene, earlier)).isEqualTo(CALLED_OFF);
    }

    @Test
    void a_stop_before_there_is_any_music_calls_off_what_is_looked_up_and_is_written_down() {
        Scene scene = aQuietGuild().whereSourcesKeepWaiting(2);
        InteractionId earlier = next(scene);
        scene.after(Duration.ofSeconds(1));
        assertThat(scene.asks(new PlaybackCommand.Stop())).isEqualTo(new Decision.Noted());
        assertThat(scene.lines()).hasSize(1);
        assertThat(found(scene, earlier)).isEqualTo(CALLED_OFF);
        assertThat(scene.after(Duration.ofSeconds(1)).asks(new VoiceCommand.Leave()))
                .isEqualTo(new Decision.Noted());
    }

    @Test
    void a_stop_without_music_and_without_lookups_is_refused_as_ever() {
        assertThat(aQuietGuild().asks(new PlaybackCommand.Stop()))
                .isEqualTo(new Decision.Refused(Simple.NOTHING_PLAYING));
    }

    @Test
    void who_is_elsewhere_calls_nothing_off() {
        Scene scene = aQuietGuild();
        scene.asks(new VoiceCommand.Join());
        scene.whereAdaIsInNoVoiceChannel().whereSourcesKeepWaiting(1);
        assertThat(scene.asks(new PlaybackCommand.Stop()))
                .isEqualTo(new Decision.Refused(new Refusal.OtherChannel(LOUNGE)));
    }

    @Test
    void what_can_be_refused_before_the_lookup_is() {
        assertThat(before(aQuietGuild().whereAdaIsInNoVoiceChannel()))
                .contains(Simple.LISTENER_NOT_IN_VOICE);
        assertThat(before(aQuietGuild().whereAdasChannelIs(Access.FULL)))
                .contains(Simple.CHANNEL_FULL);
        assertThat(before(aGuildThatIsPlaying("a", "b").whereTheQueueHolds(1)))
                .contains(new Refusal.QueueFull(1));
        assertThat(before(aQuietGuild())).isEmpty();
    }

    @Test
    void a_snapshot_remembers_who_called_off_and_says_nothing_of_it_for_the_others() {
        Scene scene = aGuildThatIsPlaying("Moon");
        scene.after(Duration.ofSeconds(1)).asks(new PlaybackCommand.Stop());
        byte[] json = Stored.write(scene.state());
        assertThat(Stored.state(json)).isEqualTo(scene.state());
        List<Handled> handled = scene.state().handled();
        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains(
                        "\"handled\":[{\"i\":%d,\"n\":1},{\"i\":%d,\"n\":2,\"off\":true}]"
                                .formatted(
                                        handled.get(0).interaction().value(),
                                        handled.get(1).interaction().value()));
    }

    @Test
    void the_line_of_a_stop_that_only_calls_off_is_one_that_every_reader_knows() {
        Scene scene = aQuietGuild().whereSourcesKeepWaiting(1);
        scene.asks(new PlaybackCommand.Stop());
        JournalLine line = scene.lines().getFirst();
        assertThat(new String(Stored.write(line), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"n\":1,\"at\":\"%s\",\"by\":{\"t\":\"asked\",\"i\":%d,\"u\":%d,\"c\":\"stop\"},\"events\":[]}"
                                .formatted(NOON, scene.interaction().value(), ADA.value()));
        assertThat(Stored.line(Stored.write(line))).isEqualTo(line);
    }

    /// Asked for now, and found at some time later.
    private static InteractionId next(Scene scene) {
        return new InteractionId(scene.interaction().value() + 1);
    }

    private static Decision found(Scene scene, InteractionId interaction) {
        return Catalogue.decide(scene.state(), asked(interaction, Examples.track("late")), NOON);
    }

    private static PlayerInput.Asked asked(InteractionId interaction, Track track) {
        return new PlayerInput.Asked(
                interaction,
                play(Placement.LAST),
                new Listener(ADA, new Whereabouts.InVoice(LOUNGE), Access.OPEN, Crowd.NOBODY),
                TEXT,
                new Resolution.Found(List.of(track), ""),
                Limits.STANDARD,
                0,
                "",
                HouseRules.UNSAID,
                7,
                new FilterSupport.Unknown());
    }

    private static Optional<Refusal> before(Scene scene) {
        return Catalogue.refusedBeforeLookup(
                scene.state(), scene.asking(play(Placement.LAST)), scene.now());
    }
}
