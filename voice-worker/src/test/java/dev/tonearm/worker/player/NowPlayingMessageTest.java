package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.TEXT;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// A guild's now-playing message, from its commands to Discord.
class NowPlayingMessageTest {
    private static final ChannelId OTHER_TEXT = new ChannelId(3002);
    private final Worker worker = new Worker();

    @Test
    void it_is_posted_once_where_music_was_asked_for_and_the_journal_knows_it() {
        worker.play("aurora");
        worker.settle();
        assertThat(worker.rest.sent("create"))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.about()).isEqualTo(TEXT.toString());
                    assertThat(sent.body()).contains("aurora");
                });
        assertThat(worker.state().panel())
                .isInstanceOfSatisfying(
                        Panel.Posted.class, posted -> assertThat(posted.channel()).isEqualTo(TEXT));
    }

    @Test
    void it_is_edited_when_something_happens() {
        worker.play("aurora");
        worker.settle();
        assertThat(worker.rest.sent("edit")).isEmpty();
        worker.give(new PlaybackCommand.Pause());
        worker.settle();
        assertThat(worker.rest.sent("edit")).hasSize(1);
        assertThat(worker.rest.sent("create")).hasSize(1);
    }

    @Test
    void what_happens_in_quick_succession_is_one_edit() {
        worker.play("aurora");
        worker.settle();
        for (int percent = 10; percent <= 90; percent += 10) {
            worker.give(new SoundCommand.SetVolume(percent));
        }
        worker.settle();
        assertThat(worker.rest.sent("edit").size()).isLessThanOrEqualTo(2);
        assertThat(worker.rest.sent("edit").getLast().body()).contains("90");
    }

    @Test
    void it_speaks_the_servers_language_from_the_first_command_that_tells_it() {
        worker.play("aurora");
        worker.settle();
        assertThat(worker.rest.sent("create").getLast().body()).contains("Now playing");
        worker.give(speaking("de", new PlaybackCommand.Pause()));
        worker.settle();
        assertThat(worker.rest.sent("create")).hasSize(1);
        assertThat(worker.rest.sent("edit").getLast().body()).contains("Angehalten");
        worker.give(new PlaybackCommand.Resume());
        worker.settle();
        assertThat(worker.rest.sent("edit").getLast().body()).contains("Jetzt läuft");
    }

    private CommandEnvelope speaking(String language, PlaybackCommand command) {
        CommandEnvelope silent = worker.envelope(GUILD, Interaction.Kind.COMMAND, command);
        return new CommandEnvelope(
                silent.interaction(),
                GUILD,
                silent.channel(),
                silent.user(),
                silent.limits(),
                silent.acceptedAt(),
                language,
                command);
    }

    @Test
    void it_moves_with_who_asks_elsewhere() {
        worker.play("aurora");
        worker.settle();
        String first =
                worker.state().panel() instanceof Panel.Posted(var c, var m) ? c + "/" + m : "";
        worker.give(playElsewhere(worker));
        worker.settle();
        assertThat(worker.rest.sent("create").getLast().about()).isEqualTo(OTHER_TEXT.toString());
        assertThat(worker.rest.sent("delete"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.about()).isEqualTo(first));
    }

    @Test
    void it_moves_also_when_somebody_asks_elsewhere_while_it_is_being_posted() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = new Worker(new MemoryJournal(), threads);
            var wanted = new Panel.Wanted(OTHER_TEXT);
            var asked = new AtomicBoolean();
            busy.rest.before(sent -> {
                if (sent.route().equals("create") && asked.compareAndSet(false, true)) {
                    busy.give(playElsewhere(busy));
                    await().until(() -> busy.state().panel().equals(wanted));
                }
            });
            busy.play("aurora");
            await().until(() -> busy.rest.sent("create").size() == 1);
            await().until(() -> {
                busy.settle();
                return busy.rest.sent("delete").size() == 1;
            });
            assertThat(busy.rest.sent("create"))
                    .extracting(sent -> sent.about())
                    .containsExactly(TEXT.toString(), OTHER_TEXT.toString());
            assertThat(busy.rest.sent("delete").getFirst().about()).startsWith(TEXT + "/");
            await().untilAsserted(() ->
                    assertThat(busy.state().panel())
                            .isInstanceOfSatisfying(
                                    Panel.Posted.class,
                                    posted -> assertThat(posted.channel()).isEqualTo(OTHER_TEXT)));
        }
    }

    private static CommandEnvelope playElsewhere(Worker worker) {
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

    @Test
    void one_that_somebody_deleted_is_posted_again() {
        worker.play("aurora");
        worker.settle();
        worker.give(new PlaybackCommand.Pause());
        worker.rest.answer(new RestOutcome.Gone());
        worker.settle();
        worker.settle();
        assertThat(worker.rest.sent("create")).hasSize(2);
        worker.give(new PlaybackCommand.Resume());
        worker.settle();
        assertThat(worker.rest.sent("edit").getLast().about())
                .isEqualTo(
                        worker.state().panel() instanceof Panel.Posted(var channel, var message)
                                ? channel + "/" + message
                                : "");
    }

    @Test
    void a_discord_that_is_away_gets_the_newest_state_later() {
        worker.play("aurora");
        worker.settle();
        worker.press(new PlaybackCommand.Pause());
        worker.rest.answer(new RestOutcome.Failed("503", true));
        worker.settle();
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        worker.timer.advance(Duration.ofSeconds(20));
        assertThat(worker.rest.sent("edit").getLast().body()).contains("Nothing is playing");
    }

    @Test
    void after_a_restart_the_same_message_goes_on() throws InterruptedException {
        worker.play("aurora");
        worker.settle();
        var next = new Worker(worker, Duration.ofSeconds(30));
        next.players.revive(1);
        next.settle();
        assertThat(next.rest.sent("create")).hasSize(1);
        assertThat(next.rest.sent("edit"))
                .isNotEmpty()
                .allSatisfy(sent -> assertThat(next.rest.there()).containsExactly(sent.about()));
    }
}
