package dev.tonearm.core.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Discord is told of each command, in every language, within the bounds of its documentation
/// (discord-api-docs, interactions/application-commands).
class RegistrationLimitsTest {
    /// Discord's rule for the names of commands and options.
    private static final String NAME = "^[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}$";

    /// Names, descriptions and values of a command in all, of each the longest in any language.
    private static final int MOST_OF_A_COMMAND = 8_000;

    private static final int MOST_OPTIONS = 25;

    static List<CommandSpec> commands() {
        return Catalogue.commands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_one_that_discord_takes(CommandSpec command) {
        JsonObject json = JsonObject.parse(new String(Registration.json(command), UTF_8));
        assertThat(measured(json, command.name())).isLessThanOrEqualTo(MOST_OF_A_COMMAND);
    }

    /// How much of what a command may say it says, having checked each part.
    private static int measured(JsonObject json, String path) {
        int all = longest(json, "name") + longest(json, "description");
        texts(json, "name")
                .forEach(name ->
                        assertThat(name)
                                .as(path)
                                .matches(NAME)
                                .isEqualTo(name.toLowerCase(Locale.ROOT)));
        texts(json, "description")
                .forEach(text -> assertThat(text).as(path).isNotBlank().hasSizeBetween(1, 100));
        List<JsonObject> options = json.has("options") ? json.objects("options") : List.of();
        assertThat(options).as(path).hasSizeLessThanOrEqualTo(MOST_OPTIONS);
        for (JsonObject option : options)
            all += measured(option, path + " " + option.string("name"));
        List<JsonObject> choices = json.has("choices") ? json.objects("choices") : List.of();
        assertThat(choices).as(path).hasSizeLessThanOrEqualTo(MOST_OPTIONS);
        for (JsonObject choice : choices) {
            texts(choice, "name")
                    .forEach(name -> assertThat(name).as(path).isNotBlank().hasSizeBetween(1, 100));
            all += longest(choice, "name") + choice.string("value").length();
        }
        return all;
    }

    private static int longest(JsonObject json, String member) {
        return texts(json, member).mapToInt(String::length).max().orElse(0);
    }

    /// A text in English and in every language that it is translated into.
    private static Stream<String> texts(JsonObject json, String member) {
        JsonObject translated = json.object(member + "_localizations");
        return Stream.concat(
                Stream.of(json.string(member)),
                Texts.TRANSLATIONS.stream()
                        .map(locale -> locale.code())
                        .filter(translated::has)
                        .map(translated::string));
    }
}
