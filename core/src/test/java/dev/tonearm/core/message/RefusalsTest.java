package dev.tonearm.core.message;

import static dev.tonearm.core.message.Sent.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is read when something cannot be done, or could not.
class RefusalsTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    @Test
    void refusals_say_what_to_do_in_the_listeners_language() {
        Refusal refusal = new Refusal.OtherChannel(new ChannelId(7));
        assertThat(json(refused(refusal, ENGLISH))).contains("Join that channel").contains("<#7>");
        assertThat(json(refused(refusal, Texts.of("de")))).contains("Geh dorthin");
    }

    @Test
    void who_is_refused_in_a_server_without_the_bot_can_have_it_invited() {
        assertThat(json(refused(Refusal.Simple.NOT_A_MEMBER, ENGLISH)))
                .contains("not a member of this server")
                .contains(
                        "https://discord.com/oauth2/authorize?client_id=42"
                                + "&scope=bot%20applications.commands&permissions=281754152815616"
                                + "&guild_id=9");
        assertThat(json(refused(Refusal.Simple.NOT_A_MEMBER, Texts.of("de"))))
                .contains("client_id=42");
    }

    @Test
    void every_refusal_has_words() {
        assertThat(json(refused(new Refusal.QueueHeavy(12L * 1024 * 1024), ENGLISH)))
                .contains("12 MB")
                .contains("`/clear`");
        for (Refusal.Simple refusal : Refusal.Simple.values()) {
            assertThat(json(refused(refusal, ENGLISH))).contains("\"content\":");
        }
        assertThat(json(refused(new Refusal.SourceFailed(""), ENGLISH))).contains("Try again");
        assertThat(json(refused(new Refusal.SourceFailed("no such file"), ENGLISH)))
                .contains("no such file");
    }

    @Test
    void who_called_the_bot_reads_what_the_operator_has_to_do() {
        assertThat(json(Answers.unreachable(new ChannelId(7), LeaveReason.NOT_ENCRYPTED, ENGLISH)))
                .contains("end-to-end encryption")
                .contains("operator has to update");
        assertThat(json(Answers.unreachable(new ChannelId(7), LeaveReason.UNREACHABLE, ENGLISH)))
                .contains("<#7>");
    }

    @Test
    void what_could_not_be_played_is_told_with_its_reason_in_the_readers_language() {
        var gone =
                new PlaybackEvent.Ended(
                        new EntryId(1),
                        "Moon",
                        EndReason.FAILED,
                        false,
                        SourceWords.GONE.sentence());
        var silent = new PlaybackEvent.Ended(new EntryId(2), "Sun", EndReason.FAILED, false, "");
        assertThat(json(FailureReport.of(List.of(gone), 0, false, ENGLISH)))
                .contains("**Moon** could not be played: ")
                .doesNotContain("by myself");
        assertThat(json(FailureReport.of(List.of(silent), 0, false, ENGLISH)))
                .contains("**Sun** could not be played.");
        Texts german = Texts.of("de");
        assertThat(json(FailureReport.of(List.of(gone, silent), 4, true, german)))
                .contains("**6** Titel konnten nicht gespielt werden")
                .contains("und 4 weitere")
                .contains("die ganze Warteschlange bleibt")
                .doesNotContain(SourceWords.GONE.sentence());
    }

    private static Message refused(Refusal refusal, Texts texts) {
        return Answers.refused(refusal, new Invitation(42, new GuildId(9)), texts);
    }
}
