package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.TEXT;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import org.junit.jupiter.api.Test;

/// The language of what everybody in a guild reads.
final class LanguageTest {
    private static final Panel.Posted POSTED = new Panel.Posted(TEXT, new MessageId(1));

    @Test
    void the_now_playing_message_speaks_the_servers_language_from_its_beginning() {
        Scene guild = aQuietGuild().speaking("de").whereAQueryFinds("One");
        guild.asks(play(Placement.LAST));
        assertThat(guild.state().language()).isEqualTo("de");
        assertThat(guild.state().panel()).isEqualTo(new Panel.Wanted(TEXT));
    }

    @Test
    void another_language_is_heard_with_the_next_command_and_the_message_stays_where_it_is() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.happens(new PlayerInput.PanelPosted(TEXT, POSTED.message()));
        guild.speaking("de").asks(new PlaybackCommand.Pause());
        assertThat(guild.state().language()).isEqualTo("de");
        assertThat(guild.state().panel()).isEqualTo(POSTED);
        guild.speaking("en-US").asks(new PlaybackCommand.Resume());
        assertThat(guild.state().language()).isEqualTo("en-US");
        assertThat(guild.state().panel()).isEqualTo(POSTED);
    }

    @Test
    void an_edge_that_says_nothing_leaves_the_language_as_it_was() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.speaking("de").asks(new PlaybackCommand.Pause());
        guild.speaking("").asks(new PlaybackCommand.Resume());
        assertThat(guild.state().language()).isEqualTo("de");
    }

    @Test
    void a_message_that_is_gone_is_wanted_again_in_its_language() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.speaking("de").asks(new PlaybackCommand.Pause());
        guild.happens(new PlayerInput.PanelPosted(TEXT, POSTED.message()));
        guild.happens(new PlayerInput.PanelGone(POSTED.message()));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Wanted(TEXT));
        assertThat(guild.state().language()).isEqualTo("de");
    }

    @Test
    void a_message_that_moves_takes_the_new_language_along() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.happens(new PlayerInput.PanelPosted(TEXT, POSTED.message()));
        ChannelId elsewhere = new ChannelId(3002);
        guild.speaking("de").whereAdaWritesIn(elsewhere).whereAQueryFinds("Two");
        guild.asks(play(Placement.LAST));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Moving(elsewhere, POSTED));
        assertThat(guild.state().language()).isEqualTo("de");
    }

    @Test
    void a_command_that_changes_nothing_writes_no_language_either() {
        Scene guild = aGuildThatIsPlaying("One").speaking("de");
        assertThat(guild.asks(new PlaybackCommand.Resume())).isInstanceOf(Decision.Refused.class);
        assertThat(guild.state().language()).isEmpty();
    }
}
