package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.UserId;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whoever keeps another id of a person somewhere in a state is told here that [Forgetting] has to
/// know.
class ForgettingPropertiesTest {
    @Property
    void nobody_of_whom_a_state_knows_is_left_in_it(@ForAll("states") PlayerState state) {
        Set<UserId> people = people(state);
        Assume.that(!people.isEmpty());
        PlayerState after = new Forgetting(people).in(state);
        assertThat(people(after)).isSubsetOf(Set.of(UserId.DELETED));
        assertThat(names(after)).noneMatch(strings(people)::contains);
        assertThat(new Forgetting(people).in(after)).isEqualTo(after);
    }

    @Property
    void whom_a_line_names_it_concerns(@ForAll("lines") JournalLine line) {
        String json = new String(Stored.write(line), StandardCharsets.UTF_8);
        for (UserId one : people(line)) {
            assertThat(new Forgetting(Set.of(one)).concerns(json)).as("%s", one).isTrue();
        }
    }

    private static Set<String> strings(Set<UserId> people) {
        return people.stream()
                .filter(one -> !one.equals(UserId.DELETED))
                .map(UserId::toString)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(PlayerState state) {
        return state.story().tally().people().counts().stream()
                .map(Ranking.Count::what)
                .collect(Collectors.toSet());
    }

    private static Set<UserId> people(Object whole) {
        Set<UserId> found = new HashSet<>();
        collect(whole, found);
        return found;
    }

    private static void collect(Object part, Set<UserId> found) {
        switch (part) {
            case UserId user -> found.add(user);
            case Iterable<?> many -> many.forEach(one -> collect(one, found));
            case Map<?, ?> map -> {
                collect(map.keySet(), found);
                collect(map.values(), found);
            }
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    collect(value(record, component), found);
                }
            }
            default -> {}
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(String.valueOf(e.getMessage()), e);
        }
    }

    @Provide
    Arbitrary<JournalLine> lines() {
        return PlayerArbitraries.lines();
    }

    @Provide
    Arbitrary<PlayerState> states() {
        return PlayerArbitraries.states();
    }
}
