package dev.tonearm.core.locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.locale.PluralRule.Category;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private static final List<Texts> ALL =
            Stream.concat(
                            Stream.of(Texts.DEFAULT),
                            Texts.TRANSLATIONS.stream().map(locale -> Texts.of(locale.code())))
                    .toList();

    /// Discord's rule for the names of commands and options (discord-api-docs,
    /// interactions/application-commands#application-command-object).
    private static final Pattern NAME =
            Pattern.compile("^[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}$");

    @Test
    void every_language_has_every_text() {
        for (Texts texts : ALL) {
            Set<String> keys = new TreeSet<>(texts.keys());
            keys.removeIf(key -> key.startsWith("name."));
            Set<String> missing = new TreeSet<>(Texts.DEFAULT.keys());
            missing.removeAll(keys);
            assertThat(missing).as("missing in %s", texts.locale()).isEmpty();
            keys.removeAll(Texts.DEFAULT.keys());
            assertThat(keys).as("in %s and not in English", texts.locale()).isEmpty();
        }
    }

    @Test
    void every_translation_names_every_command_and_option() {
        for (Texts texts : ALL) {
            if (texts == Texts.DEFAULT) continue;
            assertThat(Texts.DEFAULT.keys())
                    .as("without a name in %s", texts.locale())
                    .filteredOn(key -> key.startsWith("command.") || key.startsWith("option."))
                    .allMatch(key -> texts.translatedName(key).isPresent());
        }
    }

    @Test
    void no_text_stands_in_two_folders_and_the_names_of_a_thing_stand_with_it() {
        for (Texts texts : ALL) {
            Map<String, String> folders = new HashMap<>();
            for (String folder : Texts.BUNDLES) {
                for (String key : texts.keys(folder)) {
                    assertThat(folders.put(key, folder)).as(key).isNull();
                    String text = key.startsWith("name.") ? key.substring("name.".length()) : key;
                    assertThat(Texts.DEFAULT.keys(folder)).as(folder).contains(text);
                }
            }
        }
    }

    @Test
    void every_file_of_texts_is_read() throws Exception {
        Path root = Path.of("src/main/resources/dev/tonearm/core");
        List<String> wanted = new ArrayList<>();
        for (String folder : Texts.BUNDLES) {
            wanted.add(folder + "/texts.properties");
            for (DiscordLocale locale : Texts.TRANSLATIONS)
                wanted.add(folder + "/texts_" + locale.code() + ".properties");
        }
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".properties")))
                    .map(file -> root.relativize(file).toString())
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void every_text_takes_the_same_arguments_in_every_language() {
        for (Texts texts : ALL) {
            for (String key : Texts.DEFAULT.keys()) {
                assertThat(texts.text(key, 1, 2, 3, 4)).as(key).isNotBlank().doesNotContain("''");
                assertThat(texts.wording(key).arguments())
                        .as(key)
                        .isEqualTo(Texts.DEFAULT.wording(key).arguments());
            }
        }
    }

    @Test
    void what_is_counted_has_all_forms_that_its_language_needs() {
        for (Texts texts : ALL) {
            for (String key : Texts.DEFAULT.keys()) {
                List<Wording.Plural> plurals = texts.wording(key).plurals();
                Set<Category> needed = needed(texts.locale().plurals());
                // A language that does not change its nouns needs no plurals at all.
                if (plurals.isEmpty() && needed.size() == 1) continue;
                assertThat(plurals.stream().map(Wording.Plural::argument).distinct())
                        .as("what is counted in %s", key)
                        .isEqualTo(
                                Texts.DEFAULT.wording(key).plurals().stream()
                                        .map(Wording.Plural::argument)
                                        .distinct()
                                        .toList());
                for (Wording.Plural plural : plurals) {
                    assertThat(plural.forms().keySet()).as(key).isEqualTo(needed);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 Titel, **0** Titel übersprungen, kein Titel wartet",
        "1, ein Titel, **Ein** Titel übersprungen, ein Titel wartet",
        "2, 2 Titel, **2** Titel übersprungen, 2 Titel warten",
        "5, 5 Titel, **5** Titel übersprungen, 5 Titel warten",
        "21, 21 Titel, **21** Titel übersprungen, 21 Titel warten",
        "1000, 1.000 Titel, **1.000** Titel übersprungen, 1.000 Titel warten",
    })
    void a_german_reads_counts_in_german(int count, String full, String skipped, String waiting) {
        Texts german = Texts.of("de");
        assertThat(german.text("refusal.queue_full", count)).contains(full);
        assertThat(german.text("answer.skipped.many", count)).isEqualTo(skipped);
        assertThat(german.text("refusal.no_such_position", 7, count)).contains(waiting);
    }

    @ParameterizedTest
    @CsvSource({
        "es-ES, 1, una canción, **Una** canción saltada",
        "es-419, 2, 2 canciones, **2** canciones saltadas",
        "es-ES, 1000, 1000 canciones, **1000** canciones saltadas",
        "es-ES, 10000, 10.000 canciones, **10.000** canciones saltadas",
        "es-ES, 1000000, 1.000.000 de canciones, **1.000.000** de canciones saltadas",
        "pt-BR, 0, 0 faixa., **0** faixa pulada",
        "pt-BR, 1, 1 faixa., **1** faixa pulada",
        "pt-BR, 1000, 1.000 faixas, **1.000** faixas puladas",
        "fr, 0, 0 titre., **0** titre passé",
        "fr, 2, 2 titres, **2** titres passés",
        "fr, 1000, 1\u202f000 titres, **1\u202f000** titres passés",
        "fr, 1000000, 1\u202f000\u202f000 de titres, **1\u202f000\u202f000** de titres passés",
        "ja, 1, 1 曲, **1** 曲をスキップしました",
        "ja, 1000, '1,000 曲', '**1,000** 曲をスキップしました'",
    })
    void everybody_reads_counts_in_their_language(
            String locale, int count, String full, String skipped) {
        Texts texts = Texts.of(locale);
        assertThat(texts.text("refusal.queue_full", count)).contains(full);
        assertThat(texts.text("answer.skipped.many", count)).isEqualTo(skipped);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 tracks, Skipped **0** tracks, has no tracks",
        "1, one track, Skipped **one** track, has one track",
        "2, 2 tracks, Skipped **2** tracks, has 2 tracks",
        "5, 5 tracks, Skipped **5** tracks, has 5 tracks",
        "21, 21 tracks, Skipped **21** tracks, has 21 tracks",
        "1000, '1,000 tracks', 'Skipped **1,000** tracks', 'has 1,000 tracks'",
    })
    void others_read_counts_in_english(int count, String full, String skipped, String waiting) {
        assertThat(Texts.DEFAULT.text("refusal.queue_full", count)).contains(full);
        assertThat(Texts.DEFAULT.text("answer.skipped.many", count)).isEqualTo(skipped);
        assertThat(Texts.DEFAULT.text("refusal.no_such_position", 7, count)).contains(waiting);
    }

    @Test
    void every_name_is_one_that_discord_takes() {
        for (Texts texts : ALL) {
            for (String key : texts.keys()) {
                if (!key.startsWith("name.")) continue;
                String name = texts.name(key.substring("name.".length()));
                assertThat(name).as(key).matches(NAME).isEqualTo(name.toLowerCase(Locale.ROOT));
                assertThat(Texts.DEFAULT.keys()).contains(key.substring("name.".length()));
            }
        }
    }

    @Test
    void no_two_that_stand_side_by_side_have_one_name_in_any_language() {
        for (Texts texts : ALL) {
            differ(Catalogue.commands(), "", texts);
            for (SlashCommand command : Catalogue.slashCommands()) {
                assertThat(command.options().stream().map(one -> texts.name(command.key(one))))
                        .as(command.path())
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static void differ(List<CommandSpec> specs, String above, Texts texts) {
        assertThat(specs.stream().map(one -> texts.name(SlashCommand.key(above + one.name()))))
                .as(above)
                .doesNotHaveDuplicates();
        for (CommandSpec spec : specs) {
            if (spec instanceof CommandSpec.Group(var name, _, var parts)) {
                differ(parts, above + name + " ", texts);
            }
        }
    }

    @Test
    void a_command_in_a_text_is_one_that_there_is() {
        for (Texts texts : ALL) {
            for (String key : Texts.DEFAULT.keys()) {
                assertThat(texts.text(key)).as(key).doesNotContain("{/");
            }
        }
        assertThat(Texts.of("de").text("answer.paused.somewhere")).contains("`/weiter`");
        assertThat(Texts.of("de").text("help.hint")).contains("`/hilfe befehl:`");
        assertThat(Texts.DEFAULT.text("help.hint")).contains("`/help command:`");
    }

    @Test
    void everything_that_is_looked_up_by_a_name_exists() {
        List<String> keys = new ArrayList<>();
        for (Refusal.Simple refusal : Refusal.Simple.values())
            keys.add("refusal." + refusal.name());
        for (LeaveReason why : LeaveReason.values()) keys.add("left." + why.name());
        for (OptionProblem problem : OptionProblem.values()) keys.add("invalid." + problem.name());
        for (Permission permission : Permission.values()) {
            if (permission != Permission.NONE) keys.add("edge.permission." + permission.name());
        }
        Catalogue.commands().forEach(command -> keys.add(SlashCommand.key(command.name())));
        for (SlashCommand command : Catalogue.slashCommands()) {
            keys.add(command.key());
            for (OptionSpec option : command.options()) {
                keys.add(command.key(option));
                if (option instanceof OptionSpec.Choice(_, _, var choices))
                    choices.forEach(choice -> keys.add(command.key(option, choice)));
            }
        }
        assertThat(Texts.DEFAULT.keys())
                .containsAll(keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).toList());
    }

    @Test
    void a_german_reads_german_and_a_finn_english() {
        assertThat(Texts.of("de").text("button.skip")).isEqualTo("Überspringen");
        assertThat(Texts.of("fi").text("button.skip")).isEqualTo("Skip");
        assertThat(Texts.of("es-419")).isSameAs(Texts.of("es-ES"));
        assertThat(Texts.of("en-GB")).isSameAs(Texts.DEFAULT);
        assertThat(Texts.of("not a locale")).isSameAs(Texts.DEFAULT);
    }

    @Test
    void numbers_read_as_the_language_writes_them() {
        assertThat(Texts.DEFAULT.text("refusal.queue_full", 10_000)).contains("10,000");
        assertThat(Texts.of("de").text("refusal.queue_full", 10_000)).contains("10.000");
        assertThat(Texts.of("es-ES").number(12_345.5)).isEqualTo("12.345,5");
        assertThat(Texts.of("es-ES").number(-1_234)).isEqualTo("-1234");
        assertThat(Texts.of("pt-BR").number(1_234.25)).isEqualTo("1.234,25");
        assertThat(Texts.of("fr").number(1_234.25)).isEqualTo("1\u202f234,25");
        assertThat(Texts.of("ja").number(1_234.25)).isEqualTo("1,234.25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | A, B and C | A or B | A, B | A: B",
                "de | A, B und C | A oder B | A, B | A: B",
                "es-ES | A, B y C | A o B | A, B | A: B",
                "pt-BR | A, B e C | A ou B | A, B | A: B",
                "fr | A, B et C | A ou B | A, B | A\u00a0: B",
                "ja | A、BとC | AまたはB | A、B | A：B",
            })
    void what_is_listed_reads_as_the_language_lists(
            String locale, String list, String either, String row, String labelled) {
        Texts texts = Texts.of(locale);
        assertThat(texts.list(List.of("A", "B", "C"))).isEqualTo(list);
        assertThat(texts.either(List.of("A", "B"))).isEqualTo(either);
        assertThat(texts.row(List.of("A", "B"))).isEqualTo(row);
        assertThat(texts.labelled("A", "B")).isEqualTo(labelled);
        assertThat(texts.list(List.of("A"))).isEqualTo("A");
        assertThat(texts.list(List.of())).isEmpty();
    }

    /// What is on a line of its own because of a blank is read as if it belonged to nothing.
    @Test
    void a_french_colon_is_never_parted_from_its_word() {
        Texts french = Texts.of("fr");
        for (String key : french.keys()) {
            String prose = french.pattern(key).replaceAll("`[^`]*`|\\(<.*?>\\)", "");
            assertThat(prose).as(key).doesNotContainPattern(" [:;?!%]|[\\p{L})*}][:;?!%]( |$)");
        }
    }

    @Test
    void an_unknown_key_is_a_defect() {
        assertThatThrownBy(() -> Texts.DEFAULT.text("no.such.key"))
                .hasMessageContaining("no.such.key");
    }

    /// The categories that some count takes, and `other`, which every plural has.
    private static Set<Category> needed(PluralRule rule) {
        return LongStream.concat(LongStream.range(0, 1_000), LongStream.of(1_000_000))
                .mapToObj(rule::of)
                .collect(Collectors.toCollection(() -> EnumSet.of(Category.OTHER)));
    }
}
