package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.interactions.wire.Interactions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// What travels to the player, as somebody gave it.
@ExtendWith(SharedEdge.class)
class QueuedCommandsTest {
    private final TestEdge edge;

    QueuedCommandsTest(TestEdge edge) {
        this.edge = edge;
    }

    @Test
    void a_command_is_queued_as_it_was_given_and_deferred() {
        Posted play = Posted.fresh("play");

        assertThat(edge.answer(play).integer("type")).isEqualTo(5);
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(
                                play,
                                Interaction.Kind.COMMAND,
                                new PlaybackCommand.Play("blue hour", Placement.NEXT)));
    }

    @Test
    void a_message_is_grouped_by_guild_named_by_interaction_and_goes_on_with_the_trace() {
        Posted skip = Posted.fresh("skip");
        edge.answer(skip);

        Message message = edge.queued().getFirst();
        assertThat(message.attributes())
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_GROUP_ID, TestEdge.GUILD.toString())
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
                        String.valueOf(skip.id()));
        assertThat(message.messageAttributes())
                .hasEntrySatisfying(
                        "traceparent",
                        value ->
                                assertThat(value.stringValue())
                                        .matches(
                                                "00-5759e988bd862e3fe1be46a994272793-[0-9a-f]{16}-01"))
                // By its own clock, and with the span of whoever called the function above it.
                .hasEntrySatisfying(
                        "edge",
                        value ->
                                assertThat(value.stringValue())
                                        .matches(
                                                "1 [0-9a-f]{16} 53995c3f42cd8ad8"
                                                        + " 1795262400000000 0\\+0 0"))
                .hasSize(2);
    }

    @Test
    void an_interaction_that_is_delivered_twice_is_queued_once() {
        Posted skip = Posted.fresh("skip");

        assertThat(edge.answer(skip)).extracting(answer -> answer.integer("type")).isEqualTo(5);
        assertThat(edge.answer(skip)).extracting(answer -> answer.integer("type")).isEqualTo(5);
        assertThat(edge.queued()).hasSize(1);
    }

    @Test
    void a_button_is_queued_and_its_message_left_as_it_is() {
        Posted pause = Posted.fresh("button-pause");

        assertThat(edge.answer(pause).integer("type")).isEqualTo(6);
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(
                                pause,
                                Interaction.Kind.COMPONENT,
                                new PlaybackCommand.TogglePause()));
    }

    @Test
    void what_is_chosen_of_a_search_is_queued_and_its_message_left_to_the_worker() {
        String value = "https://music.example/blue-hour";
        Posted pick = Posted.choice("t1:pick:next", value);
        assertThat(edge.answer(pick).integer("type")).isEqualTo(6);
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(
                                pick,
                                Interaction.Kind.COMPONENT,
                                new PlaybackCommand.Pick(List.of(value), Placement.NEXT)));
    }

    @Test
    void a_preset_chosen_on_the_now_playing_message_is_queued() {
        Posted preset = Posted.choice("t1:preset", "nightcore");
        assertThat(edge.answer(preset).integer("type")).isEqualTo(6);
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(
                                preset,
                                Interaction.Kind.COMPONENT,
                                new SoundCommand.ApplyPreset(Preset.NIGHTCORE, false)));
    }

    @Test
    void a_form_of_the_equaliser_is_queued_as_it_was_filled_in() {
        Posted form = Posted.form("t1:gains:bass", "25hz", "0,5", "40hz", "-0.25");
        assertThat(edge.answer(form).integer("type")).isEqualTo(5);
        var bands = List.of(new SoundCommand.Band(0, 0.5f), new SoundCommand.Band(1, -0.25f));
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(form, Interaction.Kind.MODAL, new SoundCommand.SetBands(bands)));
    }

    private static CommandEnvelope envelope(
            Posted posted, Interaction.Kind kind, PlayerCommand command) {
        return new CommandEnvelope(
                new Interaction(
                        new InteractionId(posted.id()),
                        Interactions.APPLICATION,
                        Interactions.TOKEN,
                        kind,
                        "en-US"),
                TestEdge.GUILD,
                new ChannelId(Interactions.CHANNEL),
                new UserId(Interactions.USER),
                TestEdge.LIMITS,
                TestEdge.NOW,
                "en-US",
                new HouseRules(Standing.DJ, Rule.OPEN, Reach.TOGETHER, Set.of(), 0, Manners.USUAL),
                command);
    }
}
