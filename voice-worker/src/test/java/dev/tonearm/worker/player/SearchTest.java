package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.track;
import static dev.tonearm.worker.player.Look.titlePlaying;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.Query;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.Pick;
import dev.tonearm.core.playback.PlaybackCommand.Search;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.telemetry.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Looking for something, and choosing from what is found.
class SearchTest {
    private static final Search MOON = new Search("moon", List.of(Placement.LAST, Placement.NEXT));

    private final Worker worker = new Worker();
    private final List<Query> asked = new ArrayList<>();

    SearchTest() {
        worker.sources =
                query -> {
                    asked.add(query);
                    return new Resolution.Found(List.of(track("aurora"), track("borealis")), "");
                };
    }

    @Test
    void a_search_shows_menus_and_nothing_else_happens() {
        Handed search = worker.give(MOON);
        assertThat(search.outcome).isEqualTo(Outcome.DONE);
        assertThat(asked).containsExactly(new Query.Hits("moon"));
        assertThat(answers("edit-original"))
                .singleElement()
                .asString()
                .contains("2 hits for moon", "t1:pick:last", "t1:pick:next", "borealis");
        assertThat(worker.state().sequence()).isZero();
        assertThat(worker.voice.bot.getOrDefault(GUILD, Whereabouts.NOWHERE))
                .isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void what_is_refused_is_refused_before_anything_is_looked_up() {
        worker.voice.people.put(ADA, Whereabouts.NOWHERE);
        assertThat(worker.give(MOON).outcome).isEqualTo(Outcome.REFUSED);
        assertThat(asked).isEmpty();
    }

    @Test
    void what_words_do_not_find_is_said() {
        worker.sources = _ -> new Resolution.Refused(Refusal.Simple.NODE_AWAY);
        assertThat(worker.give(MOON).outcome).isEqualTo(Outcome.REFUSED);
        assertThat(answers("edit-original")).singleElement().asString().contains("My audio server");
    }

    @Test
    void a_search_that_comes_again_shows_the_same() {
        Handed first = worker.give(MOON);
        worker.give(worker.delivery(first.envelope()));
        assertThat(answers("edit-original").stream().distinct()).hasSize(1);
    }

    @Test
    void what_is_chosen_plays_and_the_menus_become_the_answer() {
        worker.give(MOON);
        worker.press(new Pick(List.of("https://music.example/aurora"), Placement.LAST));
        assertThat(asked.getLast())
                .isEqualTo(new Query.Chosen(List.of("https://music.example/aurora")));
        assertThat(titlePlaying(worker.state())).contains("aurora");
        assertThat(answers("edit-original").getLast()).contains("Playing **2** tracks");
        assertThat(answers("follow-up")).isEmpty();
    }

    @Test
    void why_nothing_that_was_chosen_plays_is_said_in_the_same_place() {
        worker.sources = _ -> new Resolution.NothingFound();
        worker.press(new Pick(List.of("~1 moon"), Placement.LAST));
        assertThat(answers("edit-original").getLast()).contains("Nothing was found");
        assertThat(answers("follow-up")).isEmpty();
    }

    private List<String> answers(String route) {
        return worker.rest.sent(route).stream().map(FakeRest.Sent::body).toList();
    }
}
