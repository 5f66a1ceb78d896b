package dev.tonearm.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingValue;
import dev.tonearm.core.locale.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/settings.md` between its two marks: every setting as the code has it.
class SettingsReferenceTest {
    private static final Texts TEXTS = Texts.DEFAULT;
    private static final String BEGIN = "<!-- Written by SettingsReferenceTest. -->\n";
    private static final String END = "<!-- The end of what is written. -->\n";

    /// Writes it anew before it fails, so that who changed a setting has only to look at the
    /// difference and to commit it.
    @Test
    void the_reference_says_what_can_be_set() throws IOException {
        Path file = root().resolve("docs/settings.md");
        String found = Files.readString(file);
        String wanted =
                found.substring(0, found.indexOf(BEGIN) + BEGIN.length())
                        + table()
                        + commands()
                        + found.substring(found.indexOf(END));
        if (!found.equals(wanted)) Files.writeString(file, wanted);
        assertThat(found)
                .as("docs/settings.md was stale; this test has written it anew: commit it")
                .isEqualTo(wanted);
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        for (Section section : Section.values()) {
            if (section.settings().isEmpty()) continue;
            table.append("\n### ").append(section.title(TEXTS)).append('\n');
            table.append(section.hint(TEXTS)).append(".\n\n");
            table.append(
                    "| setting | in a file | what | at first | can be |\n|---|---|---|---|---|\n");
            for (Setting setting : section.settings()) {
                table.append("| ").append(SettingWords.name(setting, TEXTS));
                table.append(" | `").append(setting.path());
                table.append("` | ").append(SettingWords.hint(setting, TEXTS));
                table.append(" | ").append(SettingWords.value(setting, GuildSettings.USUAL, TEXTS));
                table.append(" | ").append(values(setting.value())).append(" |\n");
            }
        }
        return table.append('\n').toString();
    }

    private static String values(SettingValue value) {
        return switch (value) {
            case SettingValue.Word _ ->
                    "empty, or "
                            + Texts.all().stream()
                                    .map(texts -> "`" + texts.locale().code() + "`")
                                    .collect(Collectors.joining(", "));
            case SettingValue.Choice choice ->
                    choice.choices().stream()
                            .map(word ->
                                    "`" + word + "` (" + SettingWords.choice(word, TEXTS) + ")")
                            .collect(Collectors.joining(", "));
            case SettingValue.Flag _ -> "`true`, `false`";
            case SettingValue.Whole whole -> whole.bounds();
            case SettingValue.OneThing one -> "a " + thing(one.thing()) + ", or empty";
            case SettingValue.Things things ->
                    "up to " + things.most() + " × " + thing(things.thing());
            case SettingValue.Rules rules ->
                    "up to "
                            + rules.most()
                            + " × a command or a group and `everyone`, `vote`, `dj` or `off`";
        };
    }

    private static String thing(SettingValue.Thing thing) {
        return thing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What stands in a specification, for a server that has DJs and says nothing of a command.
    private static String commands() {
        StringBuilder text = new StringBuilder("### What commands ask for once there are DJs\n");
        for (Among among : Among.values()) {
            String those =
                    Catalogue.slashCommands().stream()
                            .filter(command -> command.among() == among)
                            .filter(command -> Gate.isRuled(command.path()))
                            .map(SlashCommand::path)
                            .map(path -> "`/" + path + "`")
                            .collect(Collectors.joining(", "));
            text.append("- ").append(asks(among)).append(": ").append(those).append('\n');
        }
        return text.append('\n').toString();
    }

    private static String asks(Among among) {
        return switch (among) {
            case FREE -> "nothing";
            case OWN_FREE -> "to be a DJ, unless all that it is about is one's own";
            case OWN_OR_VOTE ->
                    "a vote of those who are no DJs, unless all that it is about is one's own";
            case VOTE -> "a vote of those who are no DJs";
            case DJ -> "to be a DJ";
        };
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docs/architecture.md"))) {
            folder = folder.getParent();
        }
        if (folder == null) throw new IllegalStateException("the tests run outside the project");
        return folder;
    }
}
