package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbjerg.lavalink.client.player.TrackException;
import dev.arbjerg.lavalink.protocol.v4.Exception.Severity;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.SourceWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceFailureTest {
    private static final String GENERAL = "Something went wrong while looking up the track.";
    private static final String FRIENDLY =
            "com.sedmelluq.discord.lavaplayer.tools.FriendlyException";

    @ParameterizedTest
    @CsvSource({
        "java.lang.IllegalStateException: Status code 404, GONE",
        "java.io.IOException: Not success status code: 410, GONE",
        "java.lang.RuntimeException: Not success status code: 403, FORBIDDEN",
        "java.io.IOException: Invalid status code for video page response: 429, BUSY",
        "java.lang.IllegalStateException: Status code 503, BROKEN",
        "java.lang.IllegalStateException: Status code 418, REFUSED",
        "java.net.UnknownHostException: nowhere.example: Name or service not known, UNKNOWN_HOST",
        "org.apache.http.conn.HttpHostConnectException: Connect to 10.0.0.7:80 failed, UNREACHABLE",
        "java.net.ConnectException: Connection refused, UNREACHABLE",
        "java.net.SocketTimeoutException: Read timed out, SILENT",
        "org.apache.http.conn.ConnectTimeoutException: Connect to 10.0.0.7:80 timed out, SILENT",
        "java.net.SocketException: Connection reset, BROKE_OFF",
        "sun.security.validator.ValidatorException: PKIX path building failed,",
        "javax.net.ssl.SSLHandshakeException: (certificate_unknown) PKIX, CERTIFICATE",
    })
    void the_innermost_cause_that_is_known_is_told_in_words_of_ours(
            String cause, SourceWords said) {
        String expected = said == null ? "" : said.sentence();
        assertThat(ofLoad(FRIENDLY + ": Connecting to the URL failed.", cause)).isEqualTo(expected);
        // A track that breaks off says no more than its innermost cause.
        assertThat(
                        SourceFailure.forListeners(
                                new TrackException(
                                        "Something broke when playing the track.",
                                        Severity.FAULT,
                                        cause)))
                .isEqualTo(expected);
    }

    @Test
    void what_a_source_worded_for_people_is_told_as_it_is() {
        String words = "The uploader has not made this video available in your country.";
        assertThat(ofLoad(FRIENDLY + ": " + words, "java.io.IOException: Status code 403"))
                .isEqualTo(words);
        assertThat(
                        SourceFailure.forListeners(
                                new TrackException(words, Severity.COMMON, "java.lang.Error: x")))
                .isEqualTo(words);
    }

    @Test
    void a_file_of_no_known_kind_is_said_to_be_no_audio() {
        assertThat(ofLoad(FRIENDLY + ": Unknown file format."))
                .isEqualTo(SourceWords.UNKNOWN_FORMAT.sentence());
    }

    @ParameterizedTest
    @CsvSource({
        "Failed to read http://10.0.0.7/secret",
        "Could not reach 10.0.0.7",
        "localhost said no",
        "dev.lavalink.youtube.YoutubeAudioSourceManager failed",
        "NullPointerException somewhere",
        "could not open /etc/passwd",
    })
    void the_nodes_inside_is_nobodys_business(String words) {
        assertThat(ofLoad(FRIENDLY + ": " + words)).isEmpty();
        assertThat(ofLoad("java.lang.IllegalStateException: " + words)).isEmpty();
    }

    @Test
    void a_failure_without_a_cause_says_nothing_rather_than_the_general_sentence() {
        assertThat(ofLoad()).isEmpty();
    }

    @Test
    void known_reasons_are_read_in_the_listeners_language_and_others_as_they_came() {
        Texts german = Texts.of("de");
        for (SourceWords known : SourceWords.values()) {
            assertThat(SourceWords.translated(known.sentence(), german))
                    .isNotEqualTo(known.sentence())
                    .isNotBlank();
        }
        assertThat(SourceWords.translated("This video is private.", german))
                .isEqualTo("This video is private.");
    }

    /// As Lavalink's answer comes, its trace read as the cause.
    private static String ofLoad(String... causes) {
        StringBuilder trace = new StringBuilder(FRIENDLY + ": " + GENERAL + "\n");
        trace.append("\tat lavalink.server.util.LoadingKt.loadAudioItem(loading.kt:20)\n");
        for (String cause : causes) {
            trace.append("Caused by: ")
                    .append(cause)
                    .append("\n\tat some.Where.at(Where.java:1)\n");
            trace.append("\t... 50 more\n");
        }
        return SourceFailure.forListeners(
                new TrackException(GENERAL, Severity.FAULT, trace.toString()));
    }
}
