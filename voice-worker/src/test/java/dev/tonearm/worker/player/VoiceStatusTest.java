package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The line below a voice channel's name, and the place of the now-playing message, as a server
/// wants them.
class VoiceStatusTest {
    private final Worker worker = new Worker();
    private Manners manners = Manners.USUAL.withVoiceStatus(true);

    @Test
    void it_says_what_plays_and_nothing_while_nothing_does() {
        play("aurora");
        assertThat(worker.rest.status(LOUNGE)).isEqualTo("🎵 aurora");
        worker.give(new PlaybackCommand.Pause());
        worker.timer.advance(Duration.ofSeconds(6));
        assertThat(worker.rest.status(LOUNGE)).isEmpty();
        worker.give(new PlaybackCommand.Resume());
        worker.timer.advance(Duration.ofSeconds(6));
        assertThat(worker.rest.status(LOUNGE)).isEqualTo("🎵 aurora");
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        worker.timer.advance(Duration.ofSeconds(6));
        assertThat(worker.rest.status(LOUNGE)).isEmpty();
    }

    @Test
    void it_is_cleared_before_the_bot_leaves() {
        play("aurora");
        worker.rest.before(sent -> {
            if (sent.route().equals("status"))
                assertThat(worker.voice.bot.get(GUILD)).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        });
        worker.give(new VoiceCommand.Leave());
        worker.settle();
        assertThat(worker.rest.status(LOUNGE)).isEmpty();
        assertThat(worker.rest.sent("status")).hasSize(2);
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void where_a_moderator_takes_the_bot_the_line_goes_with_it() {
        play("aurora");
        worker.players.report(GUILD, new PlayerInput.BotMoved(new Whereabouts.InVoice(STUDIO)));
        worker.timer.advance(Duration.ofSeconds(6));
        assertThat(worker.rest.status(STUDIO)).isEqualTo("🎵 aurora");
        assertThat(worker.rest.status(LOUNGE)).isEmpty();
    }

    @Test
    void a_discord_that_does_not_answer_keeps_nobody_in_a_channel() {
        play("aurora");
        worker.rest.refuse(
                sent -> sent.route().equals("status"), new RestOutcome.Failed("no answer", true));
        worker.give(new VoiceCommand.Leave());
        worker.settle();
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void a_channel_that_refuses_is_asked_again_only_when_something_changed() {
        worker.rest.refuse(sent -> sent.route().equals("status"), new RestOutcome.NoAccess());
        play("aurora");
        play("borealis");
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        worker.timer.advance(Duration.ofMinutes(1));
        assertThat(worker.rest.sent("status")).hasSize(1);
        worker.rest.forgive();
        worker.players.accessChanged(GUILD);
        worker.timer.advance(Duration.ofSeconds(6));
        assertThat(worker.rest.status(LOUNGE)).isEqualTo("🎵 borealis");
    }

    @Test
    void a_server_that_does_not_want_it_has_none() {
        manners = Manners.USUAL;
        play("aurora");
        assertThat(worker.rest.sent("status")).isEmpty();
    }

    @Test
    void the_message_stands_where_the_server_wants_it() {
        var fixed = new ChannelId(3009);
        manners = Manners.USUAL.withPanel(fixed.value());
        play("aurora");
        assertThat(worker.rest.there()).singleElement().asString().startsWith(fixed + "/");
        assertThat(worker.state().panel())
                .isInstanceOfSatisfying(
                        Panel.Posted.class,
                        posted -> assertThat(posted.channel()).isEqualTo(fixed));
        var other = new ChannelId(3010);
        manners = Manners.USUAL.withPanel(other.value());
        give(new PlaybackCommand.Pause());
        worker.settle();
        assertThat(worker.rest.there()).singleElement().asString().startsWith(other + "/");
    }

    @Test
    void in_a_request_channel_the_message_says_how_to_ask_there_and_nowhere_else() {
        var requests = new ChannelId(3009);
        manners = Manners.USUAL.withRequests(requests.value());
        play("aurora");
        assertThat(worker.rest.sent("create").getLast().body()).contains("Press Add music");
        manners = Manners.USUAL.withPanel(3010);
        give(new PlaybackCommand.Pause());
        worker.settle();
        assertThat(worker.rest.sent("create").getLast().body()).doesNotContain("Press Add music");
    }

    private void play(String query) {
        give(new PlaybackCommand.Play(query, Placement.LAST));
        worker.timer.advance(Duration.ofSeconds(6));
    }

    private void give(PlayerCommand command) {
        CommandEnvelope plain = worker.envelope(command);
        worker.give(
                new CommandEnvelope(
                        plain.interaction(),
                        plain.guild(),
                        plain.channel(),
                        plain.user(),
                        plain.limits(),
                        plain.acceptedAt(),
                        plain.language(),
                        new HouseRules(
                                Standing.LISTENER, Rule.OPEN, Reach.TOGETHER, Set.of(), 0, manners),
                        command));
    }
}
