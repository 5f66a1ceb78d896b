package dev.tonearm.core.player;

import static dev.tonearm.core.playback.Placement.LAST;
import static dev.tonearm.core.player.Examples.track;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.plan.Allowance;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Quota;
import dev.tonearm.core.plan.SomePlans;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanLimitsTest {
    /// Examples of tracks have three minutes.
    private static final Limits TWO_MINUTES =
            SomePlans.LITTLE.with(SomePlans.LITTLE.allowance().withTrackMinutes(2));

    @Test
    void a_track_that_is_longer_than_the_plan_takes_is_refused() {
        Scene guild = aQuietGuild().whereThePlanHas(TWO_MINUTES).whereAQueryFinds("Long");

        assertThat(guild.asks(play(LAST)))
                .isEqualTo(new Decision.Refused(new Refusal.NotInPlan(Quota.TRACK, TWO_MINUTES)));
    }

    @Test
    void what_is_live_has_no_length_and_what_is_short_enough_plays() {
        assertThat(
                        aQuietGuild()
                                .whereThePlanHas(TWO_MINUTES)
                                .whereAQueryFinds(Scene.radio())
                                .asks(play(LAST)))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(
                        aQuietGuild()
                                .whereThePlanHas(SomePlans.LITTLE)
                                .whereAQueryFinds("Three minutes")
                                .asks(play(LAST)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void of_a_list_those_that_are_too_long_are_left_out_and_counted() {
        Track brief = track("Brief");
        brief = new Track(brief.encoded(), "Brief", "", 60_000, brief.uri(), "", false, true);
        var found =
                new Resolution.Found(
                        List.of(track("Long"), brief, track("Longer")),
                        "A list",
                        true,
                        LeftOut.NONE);
        Scene guild = aQuietGuild().whereThePlanHas(TWO_MINUTES).whereAQueryEndsIn(found);

        assertThat(guild.asks(play(LAST)))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(accepted.events())
                                        .filteredOn(QueueEvent.Enqueued.class::isInstance)
                                        .extracting(one -> ((QueueEvent.Enqueued) one).leftOut())
                                        .containsExactly(LeftOut.NONE.withLong(2)));
        assertThat(guild.playing()).isEqualTo("Brief");
    }

    @Test
    void a_queue_that_is_longer_than_the_plan_is_played_out_and_grows_no_more() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        Limits one = SomePlans.LITTLE.with(SomePlans.LITTLE.allowance().withQueue(1));
        guild.whereThePlanHas(one).whereAQueryFinds("Four");

        assertThat(guild.asks(play(LAST)))
                .isEqualTo(new Decision.Refused(new Refusal.NotInPlan(Quota.QUEUE, one)));
        assertThat(guild.waiting()).containsExactly("Two", "Three");
        guild.theTrackEnds();
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void a_full_queue_is_a_matter_of_the_plan_while_another_one_has_more() {
        Limits little = SomePlans.LITTLE;
        assertThat(Refusal.full(little)).isEqualTo(new Refusal.NotInPlan(Quota.QUEUE, little));
    }

    @Test
    void a_full_queue_of_the_highest_plan_is_just_full() {
        Limits most = SomePlans.SOLD.limits(Plan.ENTERPRISE);
        assertThat(Refusal.full(most)).isEqualTo(new Refusal.QueueFull(Allowance.MOST_QUEUE));
    }
}
