package dev.tonearm.core.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.Query;
import dev.tonearm.core.family.Aftermath;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.playback.PlaybackCommand.Pick;
import dev.tonearm.core.playback.PlaybackCommand.Search;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.Track;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The menus of what a search found.
class PickerTest {
    private static final Search USUAL = new Search("moon", List.of(Placement.LAST, Placement.NEXT));

    @Test
    void a_menu_for_each_place_has_title_author_and_length_of_each_hit() {
        List<JsonObject> menus = menus(USUAL, List.of(track("Moon River", "u://1")));
        assertThat(menus.stream().map(menu -> menu.string("custom_id")))
                .containsExactly("t1:pick:last", "t1:pick:next");
        JsonObject entry = menus.getFirst().objects("options").getFirst();
        assertThat(entry.string("label")).isEqualTo("Moon River");
        assertThat(entry.string("description")).isEqualTo("Mancini · 3:00");
        assertThat(entry.string("value")).isEqualTo("u://1");
    }

    @Test
    void who_said_where_it_goes_gets_that_menu_alone() {
        Search search = new Search("moon", List.of(Placement.NOW));
        assertThat(menus(search, List.of(track("Moon", "u://1"))))
                .extracting(menu -> menu.string("custom_id"))
                .containsExactly("t1:pick:now");
    }

    @Test
    void up_to_ten_of_25_can_be_chosen_and_two_at_one_address_are_one() {
        List<Track> found =
                IntStream.range(0, 40).mapToObj(i -> track("Moon " + i, "u://" + i / 2)).toList();
        JsonObject menu = menus(USUAL, found).getFirst();
        assertThat(menu.objects("options")).hasSize(20);
        assertThat(menu.integer("max_values")).isEqualTo(Pick.MOST);
        assertThat(menus(USUAL, Collections.nCopies(30, track("Moon", "u://1"))).getFirst())
                .satisfies(one -> assertThat(one.objects("options")).hasSize(1))
                .satisfies(one -> assertThat(one.integer("max_values")).isEqualTo(1));
    }

    @Test
    void what_strangers_wrote_without_end_fits() {
        Track endless =
                new Track(
                        "QAAA",
                        "Moon ".repeat(60),
                        "Henry ".repeat(60),
                        180_000,
                        "https://music.example/" + "m".repeat(200),
                        "",
                        false,
                        true);
        JsonObject entry = menus(USUAL, List.of(endless)).getFirst().objects("options").getFirst();
        assertThat(entry.string("label")).hasSizeLessThanOrEqualTo(100);
        assertThat(entry.string("description")).hasSizeLessThanOrEqualTo(100).endsWith("3:00");
        assertThat(entry.string("value")).hasSizeLessThanOrEqualTo(100).startsWith("~");
    }

    @Test
    void a_hit_whose_address_is_long_is_known_again_among_those_that_its_words_find() {
        String address = "https://music.example/" + "m".repeat(200);
        String value = Query.Hit.value(address, "Moon River Mancini");
        assertThat(Query.Hit.isPrint(value)).isTrue();
        Query.Hit hit = Query.Hit.read(value);
        assertThat(hit.words()).isEqualTo("Moon River Mancini");
        assertThat(hit.is(address, "Moon River Mancini")).isTrue();
        assertThat(hit.is(address + "m", "Moon River Mancini")).isFalse();
        assertThat(Query.Hit.isPrint("https://music.example/moon")).isFalse();
    }

    @Test
    void what_is_chosen_is_all_it_takes_to_play_it() {
        assertThat(pressed("t1:pick:next", "u://1", "u://2"))
                .isEqualTo(
                        new Meaning.Understood(
                                new Request.Player(
                                        new Pick(List.of("u://1", "u://2"), Placement.NEXT))));
        assertThat(pressed("t1:pick:next")).isEqualTo(new Meaning.Old());
        assertThat(pressed("t1:pick:never", "u://1")).isEqualTo(new Meaning.Old());
        assertThat(pressed("t1:pick:last", "x".repeat(101))).isEqualTo(new Meaning.Old());
    }

    private static Meaning pressed(String id, String... values) {
        return Catalogue.pressed(id, List.of(values), Map.of());
    }

    private static List<JsonObject> menus(Search search, List<Track> found) {
        var done = new Done(List.of(), new Aftermath.Gone(), Examples.NOON).showing(found);
        byte[] json = Catalogue.answer(search, done, Texts.DEFAULT).edit();
        return JsonObject.parse(new String(json, StandardCharsets.UTF_8))
                .objects("components")
                .getFirst()
                .objects("components")
                .stream()
                .flatMap(row -> row.objects("components").stream())
                .toList();
    }

    private static Track track(String title, String uri) {
        return new Track("QAAA", title, "Mancini", 180_000, uri, "", false, true);
    }
}
