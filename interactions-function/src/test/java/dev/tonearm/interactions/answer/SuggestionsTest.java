package dev.tonearm.interactions.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.library.Library;
import dev.tonearm.core.library.Piece;
import dev.tonearm.interactions.request.Caller;
import dev.tonearm.interactions.request.Incoming;
import dev.tonearm.interactions.request.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final GuildId GUILD = new GuildId(7);
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    private final Lines journal = new Lines();
    private final GuildStates states = new GuildStates(journal, journal, CLOCK);
    private Library library = Library.EMPTY;
    private final Suggestions suggestions =
            new Suggestions(new Glances(states, journal, CLOCK), () -> library);

    @Test
    void the_position_that_was_typed_comes_first_and_then_what_holds_it() {
        journal.enqueue(40);
        assertThat(removing("3"))
                .containsExactly(
                        new Choice.OfNumber("3. track 3", 3),
                        new Choice.OfNumber("13. track 13", 13),
                        new Choice.OfNumber("23. track 23", 23),
                        new Choice.OfNumber("30. track 30", 30),
                        new Choice.OfNumber("31. track 31", 31),
                        new Choice.OfNumber("32. track 32", 32),
                        new Choice.OfNumber("33. track 33", 33),
                        new Choice.OfNumber("34. track 34", 34),
                        new Choice.OfNumber("35. track 35", 35),
                        new Choice.OfNumber("36. track 36", 36),
                        new Choice.OfNumber("37. track 37", 37),
                        new Choice.OfNumber("38. track 38", 38),
                        new Choice.OfNumber("39. track 39", 39));
    }

    @Test
    void before_anything_is_typed_the_next_tracks_are_shown() {
        journal.enqueue(40);
        assertThat(removing(""))
                .hasSize(Choice.MAX_CHOICES)
                .startsWith(new Choice.OfNumber("1. track 1", 1));
    }

    @Test
    void a_late_position_is_found_though_titles_are_looked_through_to_a_bound() {
        journal.enqueue(900);
        assertThat(removing("899")).containsExactly(new Choice.OfNumber("899. track 899", 899));
        assertThat(removing("901")).isEmpty();
    }

    @Test
    void a_queue_that_this_environment_has_shown_has_its_titles_however_long_it_is() {
        journal.enqueue(10_000);
        states.of(GUILD);
        assertThat(removing("9876")).containsExactly(new Choice.OfNumber("9876. track 9876", 9876));
        assertThat(journal.loads).isEqualTo(1);
    }

    @Test
    void of_a_queue_too_long_to_be_seen_the_position_is_suggested_without_its_title() {
        journal.enqueue(10_000);
        assertThat(removing("9876")).containsExactly(new Choice.OfNumber("9876.", 9876));
        assertThat(removing("blue")).isEmpty();
        assertThat(removing("")).isEmpty();
        assertThat(journal.loads).isZero();
    }

    @Test
    void what_a_search_would_play_is_offered_first() {
        Piece cafe = new Piece("Café Noir", "Zoë", "https://music.example/cafe.mp3");
        Piece noise = new Piece("Cafeteria Noises", "Nobody", "https://music.example/noise.mp3");
        library = new Library(List.of(noise, cafe));
        assertThat(playing("CAFE noi"))
                .containsExactly(
                        new Choice.OfText("Café Noir – Zoë", cafe.url()),
                        new Choice.OfText("Cafeteria Noises – Nobody", noise.url()));
        assertThat(playing("teria")).as("in the middle of a word").hasSize(1);
        assertThat(playing("")).hasSize(2);
    }

    @Test
    void a_piece_whose_address_discord_does_not_take_is_offered_by_words_that_find_it() {
        String far = "https://music.example/" + "far/".repeat(30);
        Piece train = new Piece("Night Train", "The Sleepers", far + "1.mp3");
        Piece night = new Piece("Night", "Ada Train", far + "2.mp3");
        library = new Library(List.of(train, night));
        assertThat(playing("night"))
                .containsExactly(
                        new Choice.OfText("Night – Ada Train", "Night Ada Train"),
                        new Choice.OfText(
                                "Night Train – The Sleepers", "Night Train The Sleepers"));
    }

    @Test
    void whatever_a_search_finds_is_offered_too() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            library = new Library(pieces(random));
            String typed = names(random);
            library.best(typed)
                    .ifPresent(found ->
                            assertThat(playing(typed))
                                    .as("%s in %s", typed, library.pieces())
                                    .extracting(choice -> ((Choice.OfText) choice).value())
                                    .anyMatch(value ->
                                            value.equals(found.url())
                                                    || library.best(value)
                                                            .filter(found::equals)
                                                            .isPresent()));
        }
    }

    private static List<Piece> pieces(Random random) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            String path = random.nextBoolean() ? "near/" : "far/".repeat(30);
            String url = "https://music.example/" + path + random.nextInt(999) + ".mp3";
            pieces.add(new Piece(names(random), names(random), url));
        }
        return pieces;
    }

    private static String names(Random random) {
        List<String> words =
                List.of("night", "Nights", "Train", "Zoë", "zo", "100%", "a", "ab", "://", "音楽");
        return random.ints(1 + random.nextInt(4), 0, words.size())
                .mapToObj(words::get)
                .collect(Collectors.joining(" "));
    }

    private List<Choice> removing(String typed) {
        return choices("remove track", "position", typed);
    }

    private List<Choice> playing(String typed) {
        return choices("play", "query", typed);
    }

    private List<Choice> choices(String command, String option, String typed) {
        var caller =
                new Caller(
                        new InteractionId(1),
                        2,
                        "token",
                        new UserId(3),
                        new Place.Server(
                                GUILD, new ChannelId(4), 0, Set.of(), 0, "en-US", List.of()),
                        "en-US");
        return suggestions.of(new Incoming.Typing(caller, command, Map.of(), option, typed));
    }
}
