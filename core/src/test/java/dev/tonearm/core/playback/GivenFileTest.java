package dev.tonearm.core.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.SourceWords;
import dev.tonearm.core.playback.PlaybackCommand.PlayFile;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.player.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file that somebody attaches instead of naming a song.
class GivenFileTest {
    private static final String FILE =
            "https://cdn.discordapp.com/ephemeral-attachments/1/2/a.mp3?ex=";

    @ParameterizedTest
    @CsvSource({
        "a.mp3,audio/mpeg",
        "film.mp4,video/mp4",
        "a.ogg,application/ogg",
        "a.FLAC,''",
        "a.opus,application/octet-stream",
        "a,audio/x-wav"
    })
    void sound_and_film_are_taken(String name, String type) {
        assertThat(given(file(name, "", type, 9)))
                .isEqualTo(new PlayFile("https://cdn.example/a", name(name), Placement.LAST));
    }

    private static String name(String file) {
        return file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
    }

    @ParameterizedTest
    @CsvSource({"a.png,image/png", "a.txt,''", "mp3,''", "a.mp3,text/plain"})
    void anything_else_is_refused_by_name(String name, String type) {
        assertThat(meaning(Map.of("file", file(name, "", type, 9))))
                .isEqualTo(new Meaning.Invalid("file", OptionProblem.NOT_AUDIO));
    }

    @Test
    void a_file_that_is_too_big_is_refused_and_the_text_says_how_big_it_may_be() {
        long most = GivenFile.MOST_BYTES;
        assertThat(given(file("a.mp3", "", "audio/mpeg", most))).isInstanceOf(PlayFile.class);
        assertThat(meaning(Map.of("file", file("a.mp3", "", "audio/mpeg", most + 1))))
                .isEqualTo(new Meaning.Invalid("file", OptionProblem.FILE_TOO_BIG));
        String megabytes = Long.toString(most / 1024 / 1024);
        for (Texts texts : Texts.all()) {
            assertThat(texts.text("invalid.file_too_big", "file")).contains(megabytes);
            assertThat(texts.text("option.play.file")).contains(megabytes);
        }
    }

    @Test
    void a_file_and_a_query_are_too_much_and_with_neither_a_form_asks() {
        Map<String, Object> both = new HashMap<>();
        both.put("file", file("a.mp3", "", "audio/mpeg", 9));
        both.put("query", "moon");
        assertThat(meaning(both))
                .isEqualTo(new Meaning.Invalid("file", OptionProblem.NOT_TOGETHER));
        assertThat(meaning(Map.of("when", "next")))
                .isEqualTo(new Meaning.Understood(new Request.Ask(new AddForm(Placement.NEXT))));
    }

    @Test
    void it_is_called_as_its_owner_called_it() {
        assertThat(called(file("Meine_Lieder.final.mp3", "", "audio/mpeg", 9)))
                .isEqualTo("Meine Lieder.final");
        assertThat(called(file("Fr_h_st_ck.mp3", "Frühstück", "audio/mpeg", 9)))
                .isEqualTo("Frühstück");
        assertThat(called(file(".mp3", "", "audio/mpeg", 9))).isEqualTo(".mp3");
    }

    @Test
    void an_address_that_has_expired_is_why_it_cannot_be_played() {
        Instant end = Examples.NOON.plusSeconds(60);
        Track track = at(FILE + Long.toHexString(end.getEpochSecond()) + "&is=67a5&hm=0f1e&");
        assertThat(track.expires()).contains(end);
        assertThat(reason(track, 59)).isEqualTo("There is nothing at that address.");
        assertThat(reason(track, 60)).isEqualTo(SourceWords.EXPIRED.sentence());
    }

    @Test
    void other_addresses_say_nothing_of_an_end() {
        assertThat(at("https://music.example/a.mp3?ex=67a5").expires()).isEmpty();
        assertThat(at("https://cdn.discordapp.com/attachments/1/2/a.mp3").expires()).isEmpty();
        assertThat(at("").expires()).isEmpty();
    }

    private static String reason(Track track, long afterSeconds) {
        Scene guild = Scene.aQuietGuild().whereAQueryFinds(track);
        guild.asks(Scene.play(Placement.LAST));
        guild.after(Duration.ofSeconds(afterSeconds));
        EntryId id = guild.loaded().entry().id();
        guild.happens(new PlayerInput.TrackFailed(id, "There is nothing at that address."));
        return guild.lines().getLast().events().stream()
                .filter(PlaybackEvent.Ended.class::isInstance)
                .map(event -> ((PlaybackEvent.Ended) event).detail())
                .findFirst()
                .orElseThrow();
    }

    private static Track at(String address) {
        return new Track("QAAA", "a", "", 180_000, address, "", false, true);
    }

    private static String called(Attachment file) {
        return given(file) instanceof PlayFile(_, var name, _) ? name : "";
    }

    private static Object given(Attachment file) {
        return meaning(Map.of("file", file))
                        instanceof Meaning.Understood(Request.Player(var command))
                ? command
                : Decision.class;
    }

    private static Meaning meaning(Map<String, Object> options) {
        return Meaning.of(Catalogue.find("play").orElseThrow(), options);
    }

    private static Attachment file(String name, String title, String type, long size) {
        return new Attachment(1, name, title, type, size, "https://cdn.example/a");
    }
}
