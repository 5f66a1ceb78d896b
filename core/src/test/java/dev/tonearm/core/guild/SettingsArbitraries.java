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
                            .flatAs((all, set) -> set ? with(setting, all) : Arbitraries.just(all));
        }
        return settings;
    }

    private static Arbitrary<GuildSettings> with(Setting setting, GuildSettings all) {
        return value(setting.value()).map(value -> setting.with(all, value));
    }

    private static Arbitrary<?> value(SettingValue value) {
        return switch (value) {
            case SettingValue.Word _ -> Arbitraries.of("", "de", "pt-BR");
            case SettingValue.Choice(var choices) -> Arbitraries.of(choices);
            case SettingValue.Flag() -> Arbitraries.of(true, false);
            case SettingValue.Whole(int least, int most, boolean zero) ->
                    Arbitraries.integers()
                            .between(least, most)
                            .map(number -> zero && number % 5 == 0 ? 0 : number);
            case SettingValue.OneThing _ -> id();
            case SettingValue.Things(_, int most) -> id().set().ofMinSize(0).ofMaxSize(most);
            case SettingValue.Rules _ -> rules();
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
