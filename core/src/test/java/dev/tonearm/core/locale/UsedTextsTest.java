package dev.tonearm.core.locale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.SlashCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every text is one that some code shows, and what code looks up is there.
///
/// A key is in the code as a whole, or as a literal that ends with a dot and something behind it:
/// another literal, or an enum's constant in lower case, as in `"refusal." + name`. What is written
/// like a key and is none is misspelt.
class UsedTextsTest {
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern LOOKED_UP =
            Pattern.compile("\\b(?:text|notice)\\(\\s*(?:[\\w.]+,\\s*)?\"([a-z]\\w*\\.[\\w.]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]*\\b");
    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[A-Za-z0-9_-]+)+\\.?");

    private static final Set<String> KEYS = Texts.DEFAULT.keys();

    @Test
    void every_text_is_shown_by_some_code() {
        Set<String> literals = new HashSet<>();
        Set<String> constants = new HashSet<>();
        for (String source :
                sources("core", "interactions-function", "billing-function", "voice-worker")) {
            LITERAL.matcher(source).results().forEach(found -> literals.add(found.group(1)));
            CONSTANT.matcher(source)
                    .results()
                    .forEach(found -> constants.add(found.group().toLowerCase(Locale.ROOT)));
        }
        Set<String> parts = new HashSet<>(literals);
        parts.addAll(constants);
        assertThat(KEYS.stream().filter(key -> !isOfACommand(key)))
                .as("texts that nothing shows: take them out in every language")
                .filteredOn(key -> !isMade(key, literals, parts))
                .isEmpty();
    }

    @Test
    void every_text_of_a_command_is_of_one_that_there_is() {
        Set<String> wanted = new TreeSet<>();
        for (CommandSpec spec : Catalogue.commands()) named(spec, "", wanted);
        for (SlashCommand command : Catalogue.slashCommands()) {
            for (OptionSpec option : command.options()) {
                wanted.add(command.key(option));
                if (option instanceof OptionSpec.Choice(_, _, var choices))
                    choices.forEach(choice -> wanted.add(command.key(option, choice)));
            }
        }
        assertThat(KEYS.stream().filter(UsedTextsTest::isOfACommand).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void what_code_looks_up_is_there() {
        Set<String> roots = KEYS.stream().map(UsedTextsTest::root).collect(Collectors.toSet());
        List<String> misspelt = new ArrayList<>();
        for (String source : sources("core", "interactions-function", "billing-function")) {
            LITERAL.matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .filter(literal -> KEY.matcher(literal).matches())
                    .filter(literal -> roots.contains(root(literal)))
                    .filter(literal -> !isKeyOrPart(literal))
                    .forEach(misspelt::add);
        }
        for (String source : sources("voice-worker", "simulation")) {
            LOOKED_UP
                    .matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .filter(literal -> !isKeyOrPart(literal))
                    .forEach(misspelt::add);
        }
        assertThat(misspelt).as("written like keys, and no text has them").isEmpty();
    }

    /// Whether it is a key, begins one, or is what stands behind a prefix.
    private static boolean isKeyOrPart(String literal) {
        return literal.endsWith(".")
                ? KEYS.stream().anyMatch(key -> key.startsWith(literal))
                : KEYS.stream().anyMatch(key -> ("." + key).endsWith("." + literal));
    }

    /// Whether a key can be made of literals that end with a dot and one part behind them.
    private static boolean isMade(String key, Set<String> literals, Set<String> parts) {
        if (literals.contains(key)) return true;
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            String rest = key.substring(dot + 1);
            if (literals.contains(key.substring(0, dot + 1))
                    && (parts.contains(rest) || isMade(rest, literals, parts))) {
                return true;
            }
        }
        return false;
    }

    private static void named(CommandSpec spec, String above, Set<String> to) {
        to.add(SlashCommand.key(above + spec.name()));
        if (spec instanceof CommandSpec.Group(var name, _, var parts)) {
            parts.forEach(part -> named(part, above + name + " ", to));
        }
    }

    private static boolean isOfACommand(String key) {
        return Set.of("command", "option", "choice").contains(root(key));
    }

    private static String root(String key) {
        return key.split("\\.", -1)[0];
    }

    /// What the modules' code says, without what it says about itself.
    private static List<String> sources(String... modules) {
        List<String> sources = new ArrayList<>();
        for (String module : modules) {
            Path folder = Path.of("..", module, "src/main/java");
            assertThat(folder).isDirectory();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList())
                    sources.add(COMMENT.matcher(Files.readString(file)).replaceAll(""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }
}
