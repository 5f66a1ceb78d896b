package dev.tonearm.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.locale.Texts;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesInWordsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 seconds",
        "PT1S, 1 second",
        "PT5M, 5 minutes",
        "PT1H30M, 1 hour 30 minutes",
        "PT1H0M5S, 1 hour 5 seconds",
        "PT25H1M1S, 1 day 1 hour",
        "P1000D, '1,000 days'",
    })
    void a_length_is_told_by_its_two_greatest_units(Duration time, String words) {
        assertThat(Times.words(time, Texts.DEFAULT)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "de, 1 Stunde 2 Minuten",
        "es-ES, 1 hora y 2 minutos",
        "pt-BR, 1 hora e 2 minutos",
        "fr, 1 heure 2 minutes",
        "ja, 1 時間 2 分",
    })
    void everybody_reads_it_in_their_language(String locale, String words) {
        assertThat(Times.words(Duration.ofMinutes(62), Texts.of(locale))).isEqualTo(words);
    }
}
