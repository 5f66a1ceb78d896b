package dev.tonearm.core.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The samples are those of CLDR's own table of plural rules.
class PluralRuleTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "JAPANESE, other, 0 1 2 5 11 21 100 1000000",
        "ENGLISH_US, one, 1",
        "ENGLISH_US, other, 0 2 5 11 21 100 1000 1000000",
        "GERMAN, one, 1",
        "GERMAN, other, 0 2 5 11 21 100 1000 1000000",
        "HINDI, one, 0 1",
        "HINDI, other, 2 5 11 21 1000000",
        "SPANISH_SPAIN, one, 1",
        "SPANISH_SPAIN, many, 1000000 2000000",
        "SPANISH_SPAIN, other, 0 2 5 21 1000 1000001",
        "FRENCH, one, 0 1",
        "FRENCH, many, 1000000 2000000",
        "FRENCH, other, 2 5 17 21 1000",
        "HEBREW, one, 1",
        "HEBREW, two, 2",
        "HEBREW, other, 0 3 10 12 22 100",
        "ROMANIAN, one, 1",
        "ROMANIAN, few, 0 2 16 101 119 1001",
        "ROMANIAN, other, 20 35 100 1000",
        "CZECH, one, 1",
        "CZECH, few, 2 3 4",
        "CZECH, other, 0 5 19 22 101",
        "CROATIAN, one, 1 21 31 101 1001",
        "CROATIAN, few, 2 4 22 24 102 1002",
        "CROATIAN, other, 0 5 11 12 14 19 111 112 100",
        "LITHUANIAN, one, 1 21 31 101 1001",
        "LITHUANIAN, few, 2 9 22 29 102 1002",
        "LITHUANIAN, other, 0 10 11 20 30 111 100",
        "POLISH, one, 1",
        "POLISH, few, 2 4 22 24 32 102 1002",
        "POLISH, many, 0 5 11 12 14 19 21 31 101 112 1001",
        "RUSSIAN, one, 1 21 31 101 1001",
        "RUSSIAN, few, 2 4 22 24 102 1002",
        "RUSSIAN, many, 0 5 11 12 14 19 111 112 100",
        "ARABIC, zero, 0",
        "ARABIC, one, 1",
        "ARABIC, two, 2",
        "ARABIC, few, 3 10 103 110 1003",
        "ARABIC, many, 11 26 99 111 1011",
        "ARABIC, other, 100 102 200 202 1000",
    })
    void a_count_takes_the_category_that_cldr_gives_it(
            DiscordLocale locale, String category, String counts) {
        for (String count : counts.split(" ", -1)) {
            assertThat(locale.plurals().of(Long.parseLong(count)))
                    .as(count)
                    .hasToString(category.toUpperCase(Locale.ROOT));
        }
    }
}
