package dev.tonearm.e2e.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The emojis that the bot writes, held against those of the font that the page brings with it: a
/// machine without an emoji font would show boxes for the others.
class EmojiTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path SHEET =
            HOME.resolve("discord-simulator/src/main/resources/page/css/emoji.css");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");
    private static final int VARIATION = 0xFE0F;

    @ParameterizedTest
    @ValueSource(strings = {"core", "interactions-function", "voice-worker"})
    void every_emoji_of_texts_and_messages_is_in_the_font_of_the_page(String module) {
        Set<Integer> shipped = shipped();
        Map<String, Set<String>> missing = new TreeMap<>();
        for (Path file : sources(module)) {
            emojis(file)
                    .filter(emoji -> !shipped.contains(emoji))
                    .forEach(emoji ->
                            missing.computeIfAbsent(shown(emoji), _ -> new TreeSet<>())
                                    .add(HOME.relativize(file).toString()));
        }

        assertThat(missing)
                .as(
                        "add them to discord-simulator/emoji/emoji.txt and run discord-simulator/emoji/make")
                .isEmpty();
    }

    @Test
    void the_font_has_what_the_list_says() throws IOException {
        Set<Integer> listed =
                Files.readAllLines(HOME.resolve("discord-simulator/emoji/emoji.txt")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> line.codePoints().boxed())
                        .collect(Collectors.toSet());

        assertThat(shipped()).isEqualTo(listed);
    }

    @Test
    void emojis_are_found_however_they_are_written() {
        assertThat(emojis("a \\u23F8 b").toList()).containsExactly(0x23F8);
        assertThat(emojis("\\uD83D\\uDD01 100 % \u00a9").toList()).containsExactly(0x1F501);
    }

    private static Set<Integer> shipped() {
        String range =
                read(SHEET).replaceFirst("(?s).*unicode-range:", "").replaceFirst("(?s);.*", "");
        return Stream.of(range.split(","))
                .map(code -> Integer.valueOf(code.strip().substring(2), 16))
                .collect(Collectors.toSet());
    }

    private static Stream<Integer> emojis(Path file) {
        return emojis(read(file));
    }

    /// Without digits and signs, which every font has.
    private static Stream<Integer> emojis(String text) {
        String plain =
                ESCAPED.matcher(text)
                        .replaceAll(
                                code -> String.valueOf((char) Integer.parseInt(code.group(1), 16)));
        return plain.codePoints()
                .filter(point -> Character.isEmoji(point) && point > 0xFF && point != VARIATION)
                .boxed();
    }

    private static Set<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("src/main"))) {
            Set<Path> sources =
                    files.filter(file -> file.toString().matches(".*\\.(java|properties)"))
                            .collect(Collectors.toSet());
            assertThat(sources).isNotEmpty();
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(int emoji) {
        return IntStream.of(emoji)
                .mapToObj(point -> Character.toString(point) + " U+" + Integer.toHexString(point))
                .collect(Collectors.joining());
    }
}
