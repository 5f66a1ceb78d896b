package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.queue.QueueCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ForgettingTest {
    private static final Forgetting ADA_GOES = new Forgetting(Set.of(ADA));

    @Test
    void what_somebody_asked_for_plays_on_and_names_nobody() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.after(Duration.ofMinutes(1)).asks(new Skip(1));
        guild.asks(new QueueCommand.Clear());
        guild.whereAQueryFinds("Four").asks(BEN, Scene.play(Placement.LAST));
        PlayerState before = guild.state();
        assertThat(ADA_GOES.concerns(json(before))).isTrue();

        PlayerState after = ADA_GOES.in(before);

        assertThat(ADA_GOES.concerns(json(after))).isFalse();
        assertThat(after.sequence()).isEqualTo(before.sequence());
        assertThat(after.playback()).isInstanceOf(Playback.Loaded.class);
        assertThat(((Playback.Loaded) after.playback()).entry().requester())
                .isEqualTo(UserId.DELETED);
        assertThat(after.queue()).isEqualTo(before.queue()).hasSize(1);
        assertThat(after.story().tally().people().counts()).isEmpty();
        assertThat(after.past().undo())
                .extracting(Step::deed)
                .isEqualTo(before.past().undo().stream().map(Step::deed).toList());
    }

    @Test
    void what_others_did_stays_theirs() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        assertThat(new Forgetting(Set.of(BEN)).in(guild.state())).isEqualTo(guild.state());
        assertThat(new Forgetting(Set.of(BEN)).concerns(json(guild.state()))).isFalse();
    }

    @Test
    void a_number_that_only_contains_the_id_is_not_the_person() {
        var five = new Forgetting(Set.of(new UserId(555)));
        assertThat(five.concerns("{\"u\":15552}")).isFalse();
        assertThat(five.concerns("{\"by\":[1,555]}")).isTrue();
        assertThat(five.concerns("{\"what\":\"555\"}")).isTrue();
        assertThat(five.concerns("{\"title\":\"<@555>\"}")).isTrue();
    }

    @Test
    void a_document_tells_whom_of_them_it_names() {
        var both = new Forgetting(Set.of(ADA, BEN));
        assertThat(both.named("{\"who\":" + BEN + ",\"by\":\"" + BEN + "\"}")).containsOnly(BEN);
        assertThat(both.named("{}")).isEmpty();
    }

    private static String json(PlayerState state) {
        return new String(Stored.write(state), StandardCharsets.UTF_8);
    }
}
