package dev.tonearm.node.filter;

import static dev.tonearm.node.filter.Filtered.parse;
import static dev.tonearm.node.filter.Filtered.through;
import static dev.tonearm.node.filter.Filtered.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be asked for, what is shown of it, and what is refused when, as Lavalink does it.
final class FiltersTest {

    @Test
    void filters_are_shown_with_their_defaults_and_without_the_nulls() {
        String asked =
                """
                {"tremolo":{"depth":0.2},"karaoke":null,"timescale":{"speed":1.1},"volume":2,\
                "equalizer":[{"band":3},{"band":0,"gain":-0.1}]}\
                """;
        Filters filters = parse(asked);
        assertThat(filters.changeNothing()).isFalse();
        assertThat(filters.json().toString())
                .isEqualTo(
                        """
                        {"volume":2.0,"equalizer":[{"band":3,"gain":1.0},{"band":0,"gain":-0.1}],\
                        "timescale":{"speed":1.1,"pitch":1.0,"rate":1.0},\
                        "tremolo":{"frequency":2.0,"depth":0.2}}\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "karaoke    | {\"level\":1.0,\"monoLevel\":1.0,\"filterBand\":220.0,\"filterWidth\":100.0}",
                "timescale  | {\"speed\":1.0,\"pitch\":1.0,\"rate\":1.0}",
                "tremolo    | {\"frequency\":2.0,\"depth\":0.5}",
                "vibrato    | {\"frequency\":2.0,\"depth\":0.5}",
                "rotation   | {\"rotationHz\":0.0}",
                "channelMix | {\"leftToLeft\":1.0,\"leftToRight\":0.0,\"rightToLeft\":0.0,\"rightToRight\":1.0}",
                "lowPass    | {\"smoothing\":20.0}"
            })
    void each_filter_has_lavalinks_defaults(String name, String shown) {
        assertThat(parse("{\"" + name + "\":{}}").json().get(name).toString()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"volume\":1}",
                "{\"equalizer\":[]}",
                "{\"equalizer\":[{\"band\":1,\"gain\":0}]}",
                "{\"timescale\":{}}",
                "{\"tremolo\":{\"depth\":0}}",
                "{\"vibrato\":{\"depth\":0}}",
                "{\"distortion\":{}}",
                "{\"channelMix\":{}}",
                "{\"lowPass\":{\"smoothing\":1}}",
                "{\"rotation\":{\"rotationHz\":0}}",
                "{\"pluginFilters\":{\"echo\":{}}}",
                "{\"reverb\":{}}"
            })
    void what_changes_nothing_costs_nothing(String json) {
        assertThat(parse(json).changeNothing()).isTrue();
    }

    @Test
    void what_nobody_knows_is_passed_over() {
        assertThat(parse("{\"reverb\":{},\"pluginFilters\":{\"echo\":{}}}").json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"volume\":\"loud\"}",
                "{\"volume\":null}",
                "{\"volume\":1e300}",
                "{\"equalizer\":{}}",
                "{\"equalizer\":null}",
                "{\"equalizer\":[{\"gain\":0.5}]}",
                "{\"equalizer\":[{\"band\":1.5}]}",
                "{\"tremolo\":3}",
                "{\"tremolo\":{\"depth\":null}}",
                "{\"timescale\":{\"speed\":\"fast\"}}",
                "[]"
            })
    void what_has_not_the_form_is_refused_at_once(String json) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(InvalidFilter.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"volume\":5.1}",
                "{\"volume\":-1}",
                "{\"tremolo\":{\"frequency\":0}}",
                "{\"tremolo\":{\"depth\":1.1}}",
                "{\"vibrato\":{\"frequency\":14.5}}",
                "{\"vibrato\":{\"depth\":-0.5}}",
                "{\"timescale\":{\"speed\":0}}",
                "{\"timescale\":{\"pitch\":-1}}",
                "{\"timescale\":{\"rate\":0}}",
                "{\"volume\":0.5,\"tremolo\":{\"depth\":0}}"
            })
    void a_value_that_cannot_be_is_taken_and_fails_the_track(String json) {
        assertThat(parse(json).changeNothing()).isFalse();
        assertThatThrownBy(() -> through(json, tone(440)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"equalizer\":[{\"band\":1,\"gain\":-3}]}",
                "{\"karaoke\":{\"level\":1.5,\"filterWidth\":0}}",
                "{\"channelMix\":{\"leftToLeft\":-1}}",
                "{\"lowPass\":{\"smoothing\":0.5}}",
                "{\"distortion\":{\"scale\":100}}"
            })
    void what_lavalink_does_not_look_at_plays(String json) {
        assertThat(through(json, tone(440)).length()).hasSeconds(1);
    }

    @Test
    void there_are_fifteen_bands() {
        assertThatThrownBy(() -> parse("{\"equalizer\":[{\"band\":15,\"gain\":0}]}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_a_node_does_not_have_is_named_even_when_it_is_to_be_taken_away() {
        assertThatThrownBy(() ->
                        parse(
                                "{\"karaoke\":null,\"volume\":1,\"timescale\":{}}",
                                FilterKind.KARAOKE,
                                FilterKind.TIMESCALE,
                                FilterKind.ROTATION))
                .isInstanceOf(InvalidFilter.class)
                .hasMessage("Following filters are disabled in the config: karaoke, timescale");
        assertThat(parse("{\"volume\":0.5}", FilterKind.KARAOKE).json())
                .hasToString("{\"volume\":0.5}");
    }
}
