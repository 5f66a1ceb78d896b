package dev.tonearm.core.panel;

import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.panel.NowPlaying.View;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The now-playing message in the channel where people ask for music.
class RequestPanelTest {
    private static final String WRITE = "**Write here what you want to hear**";
    private static final String PRESS = "**Press Add music** and say what you want to hear.";

    @Test
    void it_says_what_to_do_there_whatever_plays() {
        for (Scene guild : List.of(aQuietGuild(), aGuildThatIsPlaying("aurora"))) {
            assertThat(said(guild, WayToAsk.WRITING)).contains(WRITE).doesNotContain(PRESS);
            assertThat(said(guild, WayToAsk.BUTTON))
                    .contains(PRESS, "What is written here is not read.")
                    .doesNotContain(WRITE);
            assertThat(said(guild, WayToAsk.COMMANDS)).doesNotContain(WRITE, PRESS);
        }
        assertThat(said(aQuietGuild(), WayToAsk.COMMANDS)).contains("`/play` starts something");
        assertThat(said(aQuietGuild(), WayToAsk.WRITING)).doesNotContain("`/play`");
    }

    @Test
    void it_shows_ten_of_what_waits_with_the_time_at_which_each_begins_and_how_many_more() {
        Scene guild = aGuildThatIsPlaying(titles(14, ""));
        String shown = said(guild, WayToAsk.BUTTON);
        long begins = guild.now().getEpochSecond();
        for (int place = 1; place <= 10; place++) {
            begins +=
                    guild.state().queue().get(place - 1).track().length().orElseThrow().toSeconds();
            assertThat(shown)
                    .containsPattern(
                            "-# %d\\. \\*\\*track %d\\*\\* · .* · at <t:%d:t>"
                                    .formatted(place, place + 1, begins));
        }
        assertThat(shown).doesNotContain("11. **").contains("and 3 more · all played <t:");
        assertThat(said(guild, WayToAsk.COMMANDS))
                .contains("-# 3. **track 4**", "and 10 more")
                .doesNotContain("4. **", ":t>");
    }

    @Test
    void a_time_that_nobody_can_say_is_not_said() {
        Scene guild = aGuildThatIsPlaying("aurora", "borealis");
        guild.asks(new PlaybackCommand.Pause());
        assertThat(said(guild, WayToAsk.WRITING))
                .contains("-# 1. **borealis**")
                .doesNotContain(":t>");
    }

    @ParameterizedTest
    @EnumSource(WayToAsk.class)
    void ten_titles_that_never_end_are_within_discords_bounds(WayToAsk way) {
        Scene guild = aGuildThatIsPlaying(titles(14, "*".repeat(250)));
        for (Texts texts : Texts.all()) {
            int length = texts(guild, way, texts).stream().mapToInt(String::length).sum();
            assertThat(length).isLessThan(4_000);
        }
    }

    @Test
    void only_the_request_channel_is_one() {
        var channel = new ChannelId(8);
        Manners requests = Manners.USUAL.withRequests(8);
        assertThat(WayToAsk.in(channel, requests, true)).isEqualTo(WayToAsk.WRITING);
        assertThat(WayToAsk.in(channel, requests, false)).isEqualTo(WayToAsk.BUTTON);
        assertThat(WayToAsk.in(new ChannelId(9), requests, true)).isEqualTo(WayToAsk.COMMANDS);
        assertThat(WayToAsk.in(channel, Manners.USUAL.withPanel(8), true))
                .isEqualTo(WayToAsk.COMMANDS);
    }

    private static String[] titles(int count, String more) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "track " + i + more)
                .toArray(String[]::new);
    }

    private static String said(Scene guild, WayToAsk way) {
        return String.join("\n", texts(guild, way, Texts.DEFAULT));
    }

    private static List<String> texts(Scene guild, WayToAsk way, Texts texts) {
        byte[] json =
                NowPlaying.of(guild.state(), guild.now(), texts, new View.Standing(Bar.FINE, way))
                        .post(false);
        List<String> found = new ArrayList<>();
        find(JsonObject.parse(json), found);
        return found;
    }

    private static void find(JsonObject component, List<String> found) {
        component.optionalString("content").ifPresent(found::add);
        for (JsonObject inner : component.objects("components")) find(inner, found);
    }
}
