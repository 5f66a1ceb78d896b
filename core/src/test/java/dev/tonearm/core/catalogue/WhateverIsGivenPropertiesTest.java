package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.ChosenChannel;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A command is understood, or what is wrong is named, whatever somebody gives with it.
class WhateverIsGivenPropertiesTest {
    @Property(tries = 3_000)
    void nothing_that_is_given_breaks_a_command(@ForAll("given") Given given) {
        assertThatCode(() -> Meaning.of(given.command, given.options)).doesNotThrowAnyException();
    }

    record Given(SlashCommand command, Map<String, Object> options) {}

    @Provide
    Arbitrary<Given> given() {
        return Arbitraries.of(Catalogue.slashCommands())
                .flatMap(command -> options(command.options()).map(all -> new Given(command, all)));
    }

    private static Arbitrary<Map<String, Object>> options(List<OptionSpec> specs) {
        Arbitrary<Map<String, Object>> all = Arbitraries.create(Map::of);
        for (OptionSpec spec : specs) {
            all =
                    all.flatMap(before ->
                            Arbitraries.oneOf(List.of(fitting(spec), anything()))
                                    .injectNull(spec.required() ? 0.05 : 0.4)
                                    .map(value -> {
                                        Map<String, Object> more = new HashMap<>(before);
                                        if (value != null) more.put(spec.name(), value);
                                        return more;
                                    }));
        }
        return all;
    }

    private static Arbitrary<Object> fitting(OptionSpec spec) {
        Arbitrary<?> values =
                switch (spec) {
                    case OptionSpec.Text text ->
                            Arbitraries.strings()
                                    .ofMinLength(text.least())
                                    .ofMaxLength(Math.min(text.most(), 50));
                    case OptionSpec.Choice choice -> Arbitraries.of(choice.choices());
                    case OptionSpec.Whole whole ->
                            Arbitraries.longs().between(whole.least(), whole.most());
                    case OptionSpec.Decimal decimal ->
                            Arbitraries.oneOf(
                                    Arbitraries.doubles()
                                            .between(decimal.least(), decimal.most())
                                            .ofScale(3),
                                    Arbitraries.of(
                                            decimal.least(),
                                            decimal.most(),
                                            Math.max(decimal.least(), 0),
                                            Math.max(
                                                    decimal.least(), Math.min(1, decimal.most()))));
                    case OptionSpec.Flag _ -> Arbitraries.of(true, false);
                    case OptionSpec.Channel _, OptionSpec.Chosen _ -> anything();
                };
        return values.map(Object.class::cast);
    }

    private static Arbitrary<Object> anything() {
        return Arbitraries.of(
                "",
                "x",
                -1L,
                0L,
                Long.MAX_VALUE,
                0.5,
                Double.MAX_VALUE,
                true,
                new UserId(1),
                new RoleId(1),
                new ChosenChannel(new ChannelId(1), 2),
                new Attachment(1, "a", "", "", 1, "https://a.example"));
    }
}
