package dev.tonearm.core.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FiltersPropertiesTest {
    @Provide
    Arbitrary<Filters> filters() {
        return AudioArbitraries.filters();
    }

    @Property
    void what_was_written_is_read_again(@ForAll("filters") Filters filters) {
        assertThat(Filters.read(JsonObject.parse(JsonWriter.object(filters::write))))
                .isEqualTo(filters);
    }

    @Property
    void those_on_top_win_and_the_others_stay(
            @ForAll("filters") Filters top, @ForAll("filters") Filters below) {
        Filters both = top.over(below);
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        kinds.removeIf(kind -> !top.kinds().contains(kind) && !below.kinds().contains(kind));
        assertThat(both.kinds()).isEqualTo(kinds);
        assertThat(both.all()).containsAll(top.all());
        for (Filter filter : below.all()) {
            assertThat(both.all().contains(filter))
                    .isEqualTo(!top.kinds().contains(filter.kind()) || top.all().contains(filter));
        }
        assertThat(top.over(both)).isEqualTo(both);
    }

    @Property
    void without_each_of_its_kinds_nothing_is_left(@ForAll("filters") Filters filters) {
        Filters less = filters;
        for (Kind kind : filters.kinds()) less = less.without(kind);
        assertThat(less).isEqualTo(Filters.NONE);
        assertThat(less.rate()).isEqualTo(1);
    }
}
