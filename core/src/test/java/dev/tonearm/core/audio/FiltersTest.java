package dev.tonearm.core.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tonearm.core.audio.Filter.ChannelMix;
import dev.tonearm.core.audio.Filter.Distortion;
import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filter.Karaoke;
import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.audio.Filter.LowPass;
import dev.tonearm.core.audio.Filter.Rotation;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filter.Vibrato;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FiltersTest {
    private static final Filters ALL =
            Filters.of(
                    new LowPass(20),
                    new ChannelMix(0.5f, 0.5f, 0.25f, 0.75f),
                    new Rotation(0.2),
                    new Distortion(0.1f, 1, 0, 1, 0, 1, 0, 1),
                    new Vibrato(14, 1),
                    new Tremolo(2, 0.5f),
                    new Timescale(1.2, 1.1, 1),
                    new Karaoke(1, 0.9f, 220, 100),
                    Equalizer.FLAT.with(0, 0.2f).with(14, -0.25f));

    /// Nodes and journals know these names, whatever we call them.
    @Test
    void each_has_lavalinks_names() {
        assertThat(written(ALL))
                .isEqualTo(
                        """
                        {"equalizer":[{"band":0,"gain":0.2},{"band":14,"gain":-0.25}],\
                        "karaoke":{"level":1.0,"monoLevel":0.9,"filterBand":220.0,"filterWidth":100.0},\
                        "timescale":{"speed":1.2,"pitch":1.1,"rate":1.0},\
                        "tremolo":{"frequency":2.0,"depth":0.5},\
                        "vibrato":{"frequency":14.0,"depth":1.0},\
                        "distortion":{"sinOffset":0.1,"sinScale":1.0,"cosOffset":0.0,"cosScale":1.0,\
                        "tanOffset":0.0,"tanScale":1.0,"offset":0.0,"scale":1.0},\
                        "rotation":{"rotationHz":0.2},\
                        "channelMix":{"leftToLeft":0.5,"leftToRight":0.5,"rightToLeft":0.25,"rightToRight":0.75},\
                        "lowPass":{"smoothing":20.0}}\
                        """);
        assertThat(ALL.names())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Kind.values()).map(Kind::lavalinkName).toList());
        assertThat(read(written(ALL))).isEqualTo(ALL);
    }

    @Test
    void what_is_absent_is_as_lavalink_has_it() {
        assertThat(
                        read(
                                """
                                {"karaoke":{},"tremolo":{"depth":0.25},"vibrato":{},"lowPass":{},
                                 "timescale":{"speed":2},"equalizer":[{"band":3}]}
                                """))
                .isEqualTo(
                        Filters.of(
                                new Karaoke(1, 1, 220, 100),
                                new Tremolo(2, 0.25f),
                                new Vibrato(2, 0.5f),
                                new LowPass(20),
                                new Timescale(2, 1, 1),
                                Equalizer.FLAT.with(3, 1)));
    }

    /// A node writes them, too.
    @Test
    void what_changes_nothing_is_no_filter() {
        assertThat(
                        read(
                                """
                                {"timescale":{"speed":1.0},"rotation":{},"channelMix":{},"equalizer":[],
                                 "distortion":{},"pluginFilters":{}}
                                """))
                .isEqualTo(Filters.NONE);
        assertThat(ALL.with(new Timescale(1, 1, 1))).isEqualTo(ALL.without(Kind.TIMESCALE));
        assertThat(Filters.NONE.isEmpty()).isTrue();
        assertThat(ALL.isEmpty()).isFalse();
    }

    @Test
    void what_is_no_filter_of_ours_is_not_passed_over() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"reverb\":{}}"))
                .withMessage("unknown filter reverb");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"pluginFilters\":{\"echo\":{}}}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"equalizer\":[{\"band\":15,\"gain\":0}]}"))
                .withMessage("no band 15");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filters.of(new LowPass(2), new LowPass(3)));
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> read("{\"tremolo\":{\"depth\":\"deep\"}}"))
                .withMessage("'depth' is not a number");
    }

    /// Pitch alone changes no length.
    @Test
    void speed_and_rate_move_the_track() {
        assertThat(Filters.NONE.rate()).isEqualTo(1);
        assertThat(Filters.of(new Timescale(1, 2, 1)).rate()).isEqualTo(1);
        assertThat(Filters.of(new Timescale(1.25, 0.5, 1)).rate()).isEqualTo(1.25);
        assertThat(Filters.of(new Timescale(1.5, 1, 0.5)).rate()).isEqualTo(0.75);
        assertThat(new Sound(30, ALL).rate()).isEqualTo(1.2);
        assertThat(Sound.PLAIN.with(ALL).withVolume(30)).isEqualTo(new Sound(30, ALL));
    }

    @Test
    void one_on_top_of_another_takes_its_kinds_from_the_first() {
        Filters low = Filters.of(new LowPass(5), new Rotation(0.1));
        Filters high = Filters.of(new LowPass(9), new Tremolo(4, 1));
        assertThat(high.over(low))
                .isEqualTo(Filters.of(new LowPass(9), new Rotation(0.1), new Tremolo(4, 1)));
        assertThat(low.find(Rotation.class)).hasValue(new Rotation(0.1));
        assertThat(low.find(Tremolo.class)).isEmpty();
    }

    @Test
    void a_node_lacks_what_it_does_not_name() {
        FilterSupport told = new FilterSupport.Told(Set.of("equalizer", "timescale", "volume"));
        assertThat(told.lacking(ALL.without(Kind.LOW_PASS)))
                .contains(Kind.ROTATION, Kind.TREMOLO)
                .doesNotContain(Kind.LOW_PASS, Kind.EQUALIZER, Kind.TIMESCALE);
        assertThat(new FilterSupport.Unknown().lacking(ALL)).isEmpty();
    }

    /// Two of different kinds can be heard together.
    @ParameterizedTest
    @EnumSource
    void a_preset_is_one_filter_that_changes_something(Preset preset) {
        assertThat(Filters.of(preset.filter()).only()).isEqualTo(preset.filter());
        assertThat(Preset.labelled(preset.label())).isEqualTo(preset);
    }

    static List<ThrowingCallable> impossible() {
        return List.of(
                () -> Equalizer.FLAT.with(0, -0.26f),
                () -> Equalizer.FLAT.with(14, 1.01f),
                () -> Equalizer.FLAT.with(1, Float.NaN),
                () -> new Equalizer(Collections.nCopies(14, 0f)),
                () -> new Karaoke(-0.1f, 1, 220, 100),
                () -> new Karaoke(1, 1.1f, 220, 100),
                () -> new Karaoke(1, 1, 0, 100),
                () -> new Karaoke(1, 1, 220, -1),
                () -> new Timescale(0, 1, 1),
                () -> new Timescale(1, 4.01, 1),
                () -> new Timescale(1, 1, Double.NaN),
                () -> new Tremolo(0, 0.5f),
                () -> new Tremolo(2, 0),
                () -> new Tremolo(2, 1.1f),
                () -> new Vibrato(14.1f, 0.5f),
                () -> new Vibrato(0, 0.5f),
                () -> new Vibrato(2, 0),
                () -> new Vibrato(2, 1.1f),
                () -> new Rotation(Double.POSITIVE_INFINITY),
                () -> new Distortion(0, 1, 0, 1, 0, 1, 0, Float.NaN),
                () -> new ChannelMix(1, 0, 0, 1.5f),
                () -> new ChannelMix(1, -0.5f, 0, 1),
                () -> new LowPass(1),
                () -> new LowPass(Float.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void what_no_node_could_play_cannot_be(ThrowingCallable impossible) {
        assertThatIllegalArgumentException().isThrownBy(impossible);
    }

    private static String written(Filters filters) {
        return new String(JsonWriter.object(filters::write), UTF_8);
    }

    private static Filters read(String json) {
        return Filters.read(JsonObject.parse(json));
    }
}
