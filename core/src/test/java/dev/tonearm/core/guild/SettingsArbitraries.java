package dev.tonearm.core.guild;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Settings of all kinds, each within its bounds.
public final class SettingsArbitraries {
    private SettingsArbitraries() {}

    /// Of a server that has set some of it.
    public static Arbitrary<GuildSettings> settings() {
        Arbitrary<GuildSettings> settings = Arbitraries.just(GuildSettings.USUAL);
        for (Setting setting : Setting.values()) {
            settings =
                    Combinators.combine(settings, Arbitraries.of(true, false))
                            .flatAs((all, set) ->
                                    set ? with(setting.value(), all) : Arbitraries.just(all));
        }
        return settings;
    }

    private static Arbitrary<GuildSettings> with(SettingValue value, GuildSettings all) {
        return switch (value) {
            case SettingValue.Word(_, _, var set) ->
                    Arbitraries.of("", "de", "pt-BR").map(word -> set.apply(all, word));
            case SettingValue.Choice(var choices, _, var set) ->
                    Arbitraries.of(choices).map(choice -> set.apply(all, choice));
            case SettingValue.Flag(_, var set) ->
                    Arbitraries.of(true, false).map(flag -> set.apply(all, flag));
            case SettingValue.Whole(int least, int most, boolean zero, _, var set) ->
                    Arbitraries.integers()
                            .between(least, most)
                            .map(number -> set.apply(all, zero && number % 5 == 0 ? 0 : number));
            case SettingValue.OneThing(_, _, var set) -> id().map(id -> set.apply(all, id));
            case SettingValue.Things(_, int most, _, var set) ->
                    id().set().ofMinSize(0).ofMaxSize(most).map(ids -> set.apply(all, ids));
            case SettingValue.Rules(_, _, var set) -> rules().map(rules -> set.apply(all, rules));
        };
    }

    private static Arbitrary<Long> id() {
        return Arbitraries.longs().filter(id -> id != 0);
    }

    private static Arbitrary<SortedMap<String, CommandRule>> rules() {
        return Arbitraries.maps(
                        Arbitraries.of(List.of("skip", "stop", "effects", "effects preset")),
                        Arbitraries.of(CommandRule.class))
                .map(TreeMap::new);
    }
}
