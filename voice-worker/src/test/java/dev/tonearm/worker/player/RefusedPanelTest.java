package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.TEXT;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.reply.FakeRest.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// A now-playing message that Discord refuses: it comes back by itself, it is one, and Discord is
/// not asked too often.
class RefusedPanelTest {
    private static final ChannelId OTHER_TEXT = new ChannelId(3002);
    private static final Predicate<Sent> PANEL =
            sent -> Set.of("create", "edit", "delete").contains(sent.route());

    private final Worker worker = new Worker();
    private final List<Instant> refused = new ArrayList<>();

    @Test
    void a_channel_that_takes_no_messages_is_tried_later_and_later_and_not_for_ever() {
        refuse(PANEL);
        worker.play("aurora");
        worker.timer.advance(Duration.ofDays(3));
        assertThat(refused.size()).isBetween(10, 60);
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < refused.size(); i++) {
            gaps.add(Duration.between(refused.get(i - 1), refused.get(i)));
        }
        assertThat(gaps.getFirst()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(17));
        assertThat(gaps.getLast()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));
        assertThat(gaps).isSortedAccordingTo((a, b) -> a.toMinutes() <= b.toMinutes() ? 0 : 1);
        assertThat(refused.getLast()).isBefore(refused.getFirst().plus(Duration.ofDays(1)));
    }

    @Test
    void permission_that_is_given_brings_it_without_a_sign() {
        refuse(PANEL);
        worker.play("aurora");
        worker.timer.advance(Duration.ofMinutes(2));
        worker.rest.forgive();
        worker.timer.advance(Duration.ofMinutes(5));
        assertThat(shown()).hasSize(1);
        assertThat(worker.state().panel()).isInstanceOf(Panel.Posted.class);
    }

    @Test
    void a_command_in_the_channel_brings_it_at_once() {
        refusedForHours();
        worker.rest.forgive();
        worker.press(new SoundCommand.SetVolume(100));
        worker.settle();
        assertThat(shown()).hasSize(1);
    }

    @Test
    void news_of_what_the_bot_may_do_bring_it_at_once() {
        refusedForHours();
        worker.rest.forgive();
        worker.players.accessChanged(GUILD);
        worker.settle();
        assertThat(shown()).hasSize(1);
    }

    @Test
    void the_next_track_brings_it_at_once() {
        refuse(PANEL);
        worker.play("aurora");
        worker.play("borealis");
        worker.timer.advance(Duration.ofHours(3));
        worker.rest.forgive();
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        worker.settle();
        assertThat(worker.rest.sent("create").getLast().body()).contains("borealis");
        assertThat(shown()).hasSize(1);
    }

    @Test
    void no_number_of_signs_makes_it_ask_more_often_than_every_ten_seconds() {
        refuse(PANEL);
        worker.play("aurora");
        for (int second = 0; second < 600; second++) {
            worker.press(new SoundCommand.SetVolume(second % 2 == 0 ? 50 : 60));
            worker.players.accessChanged(GUILD);
            worker.timer.advance(Duration.ofSeconds(1));
        }
        assertThat(refused.size()).isBetween(30, 61);
    }

    @Test
    void one_refusal_out_of_nowhere_leaves_the_message_and_shows_the_newest_state_soon() {
        worker.play("aurora");
        worker.settle();
        worker.rest.answer(new RestOutcome.NoAccess());
        worker.press(new PlaybackCommand.Pause());
        worker.settle();
        worker.timer.advance(Duration.ofSeconds(15));
        assertThat(worker.rest.sent("create")).hasSize(1);
        assertThat(worker.rest.sent("edit")).hasSize(2);
        assertThat(worker.rest.sent("edit").getLast().body()).contains("Paused");
    }

    @Test
    void while_it_may_not_go_where_it_is_wanted_it_goes_on_where_it_is() {
        worker.play("aurora");
        worker.settle();
        refuse(PANEL.and(sent -> sent.about().startsWith(OTHER_TEXT.toString())));
        worker.give(playElsewhere());
        worker.settle();
        worker.press(new PlaybackCommand.Pause());
        worker.settle();
        assertThat(worker.rest.sent("edit").getLast().about()).startsWith(TEXT.toString());
        assertThat(worker.rest.sent("edit").getLast().body())
                .contains("Paused")
                .contains("borealis");
        worker.rest.forgive();
        worker.players.accessChanged(GUILD);
        worker.timer.advance(Duration.ofSeconds(10));
        assertThat(shown()).singleElement().asString().startsWith(OTHER_TEXT.toString());
    }

    @Test
    void a_worker_that_takes_over_knows_the_message_that_waits_to_move() {
        worker.play("aurora");
        worker.settle();
        refuse(PANEL.and(sent -> sent.about().startsWith(OTHER_TEXT.toString())));
        worker.give(playElsewhere());
        worker.settle();
        String old = shown().iterator().next();
        worker.players.forget(1);
        var next = new Worker(worker.journal, Runnable::run);
        next.timer.advance(Duration.ofMinutes(1));
        next.press(new PlaybackCommand.Pause());
        next.settle();
        assertThat(next.rest.sent("create"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.about()).isEqualTo(OTHER_TEXT.toString()));
        assertThat(next.rest.sent("delete"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.about()).isEqualTo(old));
    }

    @Test
    void one_that_could_not_be_deleted_is_deleted_later() {
        worker.play("aurora");
        worker.settle();
        refuse(sent -> sent.route().equals("delete"));
        worker.give(playElsewhere());
        worker.settle();
        assertThat(shown()).hasSize(2);
        worker.rest.forgive();
        worker.timer.advance(Duration.ofMinutes(1));
        assertThat(shown()).singleElement().asString().startsWith(OTHER_TEXT.toString());
    }

    @Test
    void one_that_may_be_deleted_and_not_edited_is_posted_anew() {
        worker.play("aurora");
        worker.settle();
        refuse(sent -> sent.route().equals("edit"));
        worker.press(new PlaybackCommand.Pause());
        worker.timer.advance(Duration.ofMinutes(3));
        assertThat(worker.rest.sent("create")).hasSize(2);
        assertThat(worker.rest.sent("create").getLast().body()).contains("Paused");
        assertThat(shown()).hasSize(1);
    }

    @Test
    void one_whose_arrival_nobody_knows_is_sent_as_the_same_message_and_then_shows_what_is_new() {
        worker.rest.loseAnswers(sent -> sent.route().equals("create"));
        worker.play("aurora");
        worker.settle();
        worker.rest.forgive();
        worker.press(new PlaybackCommand.Pause());
        worker.timer.advance(Duration.ofMinutes(1));
        assertThat(worker.rest.sent("create"))
                .hasSize(2)
                .extracting(sent -> nonce(sent.body()))
                .containsOnly(nonce(worker.rest.sent("create").getFirst().body()));
        assertThat(worker.rest.sent("edit").getLast().body()).contains("Paused");
    }

    @Test
    void another_message_has_another_nonce() {
        worker.play("aurora");
        worker.settle();
        worker.give(playElsewhere());
        worker.settle();
        assertThat(worker.rest.sent("create"))
                .extracting(sent -> nonce(sent.body()))
                .doesNotHaveDuplicates()
                .allSatisfy(nonce -> assertThat(nonce).hasSizeBetween(3, 25));
    }

    private static String nonce(String body) {
        return JsonObject.parse(body).string("nonce");
    }

    @Test
    void a_body_that_discord_refuses_is_not_the_last_one() {
        worker.play("aurora");
        worker.settle();
        worker.rest.answer(new RestOutcome.Failed("status 400", false));
        worker.press(new PlaybackCommand.Pause());
        worker.timer.advance(Duration.ofMinutes(1));
        assertThat(worker.rest.sent("edit")).hasSize(2);
    }

    @Test
    void a_guild_is_not_forgotten_while_its_message_shows_what_is_not_so() {
        worker.play("aurora");
        worker.settle();
        refuse(PANEL);
        worker.give(new VoiceCommand.Leave());
        worker.give(new QueueCommand.Clear());
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        worker.timer.advance(Duration.ofMinutes(20));
        worker.rest.forgive();
        worker.players.accessChanged(GUILD);
        worker.settle();
        assertThat(worker.rest.sent("edit").getLast().body()).contains("Nothing is playing");
        worker.timer.advance(Duration.ofMinutes(5));
        assertThat(worker.meters.get("tonearm.guilds").gauge().value()).isZero();
    }

    @Test
    void who_has_handed_the_guild_over_tries_no_more() {
        refuse(PANEL);
        worker.play("aurora");
        worker.settle();
        int before = refused.size();
        worker.players.forget(1);
        worker.timer.advance(Duration.ofHours(1));
        assertThat(refused).hasSize(before);
    }

    private void refuse(Predicate<Sent> which) {
        worker.rest.refuse(which, new RestOutcome.NoAccess());
        worker.rest.before(sent -> {
            if (which.test(sent)) refused.add(worker.timer.instant());
        });
    }

    private void refusedForHours() {
        refuse(PANEL);
        worker.play("aurora");
        worker.timer.advance(Duration.ofHours(3));
        assertThat(shown()).isEmpty();
    }

    /// The now-playing messages that are in Discord, from what was sent and not refused.
    private Set<String> shown() {
        return new LinkedHashSet<>(worker.rest.there());
    }

    private CommandEnvelope playElsewhere() {
        CommandEnvelope here =
                worker.envelope(
                        GUILD,
                        Interaction.Kind.COMMAND,
                        new PlaybackCommand.Play("borealis", Placement.LAST));
        return new CommandEnvelope(
                here.interaction(),
                GUILD,
                OTHER_TEXT,
                here.user(),
                here.limits(),
                here.acceptedAt(),
                here.command());
    }
}
