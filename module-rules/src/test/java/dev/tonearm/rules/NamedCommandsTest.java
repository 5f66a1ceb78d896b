package dev.tonearm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What pages, workflows and helps tell people to type exists.
class NamedCommandsTest {
    private static final Map<String, Usage.Command> COMMANDS = Usage.read();

    /// Up to what ends a command: the end of its code, its line, a comment, or another command.
    private static final Pattern TYPED =
            Pattern.compile("\\./tonearm ([a-z-]+)((?: (?![#|&])[^\\s`<>|;&)\"]+)*)");

    private static final Pattern FLAG = Pattern.compile("--?[a-zA-Z][\\w-]*");
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/])\\.ci/[\\w.-]+");

    /// Files and folders that a page names in code.
    private static final Pattern PATH =
            Pattern.compile(
                    "(?<![\\w./{$-])(?:docs|k8s|infra-cdk|\\.github|core/src|billing-function|interactions-function|voice-worker)/[\\w./-]*\\w");

    /// Pages that people follow line by line.
    private static final Set<String> FOR_OPERATORS =
            Set.of("deploy.md", "drills.md", "releases.md", "disaster-recovery.md", "incidents.md");

    private static Stream<Path> pages() {
        return Checkout.files(Checkout.HOME, ".md").stream();
    }

    private static List<Path> whoNamesCommands() {
        return Stream.of(
                        pages(),
                        Checkout.workflows().stream(),
                        Checkout.files(Checkout.HOME, ".java").stream()
                                .filter(file -> !file.toString().contains("/src/test/")))
                .flatMap(files -> files)
                .toList();
    }

    @Test
    void the_script_has_commands_and_its_help_names_each() {
        assertThat(COMMANDS).hasSizeGreaterThan(10);
        String help = Checkout.read(Checkout.HOME.resolve("tonearm"));
        assertThat(COMMANDS.keySet())
                .allSatisfy(name -> assertThat(help).containsPattern("(?m)^  " + name + " +"));
    }

    @Test
    void every_command_that_somebody_is_told_to_type_exists_with_its_flags() {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Path file : whoNamesCommands()) {
            Matcher typed = TYPED.matcher(Checkout.read(file));
            while (typed.find()) {
                looked++;
                wrong(typed.group(1), typed.group(2).strip())
                        .ifPresent(
                                why -> wrong.add(name(file) + ": " + typed.group() + ": " + why));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(60);
    }

    @Test
    void a_wrong_command_would_be_found() {
        assertThat(wrong("rollback", "")).contains("no such command");
        assertThat(wrong("sim", "--fleets 9")).contains("no flag --fleets");
        assertThat(wrong("drill", "rolback")).contains("no part rolback");
        assertThat(wrong("drill", "rollback --guilds 9")).isEmpty();
        assertThat(wrong("test", "-pl core -am")).isEmpty();
    }

    private static Optional<String> wrong(String name, String arguments) {
        if (name.equals("help")) return Optional.empty();
        Usage.Command command = COMMANDS.get(name);
        if (command == null) return Optional.of("no such command");
        if (!command.parts().isEmpty() && !arguments.isEmpty()) {
            String part = arguments.replaceFirst(" .*", "");
            if (part.matches("[a-z-]+") && !part.startsWith("-") && !command.parts().contains(part))
                return Optional.of("no part " + part);
        }
        Matcher flag = FLAG.matcher(arguments);
        while (flag.find()) {
            boolean begins =
                    flag.start() == 0 || " [(".indexOf(arguments.charAt(flag.start() - 1)) >= 0;
            if (begins && !command.knows(flag.group())) {
                return Optional.of("no flag " + flag.group());
            }
        }
        return Optional.empty();
    }

    @Test
    void every_script_that_is_named_exists() {
        List<String> missing = new ArrayList<>();
        for (Path file : Stream.concat(pages(), Checkout.workflows().stream()).toList()) {
            Matcher script = SCRIPT.matcher(Checkout.read(file));
            while (script.find()) {
                if (!Files.isExecutable(Checkout.HOME.resolve(script.group())))
                    missing.add(name(file) + ": " + script.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_file_that_a_page_for_operators_names_exists() {
        List<String> missing = new ArrayList<>();
        for (Path page : pages().toList()) {
            if (!FOR_OPERATORS.contains(page.getFileName().toString())) continue;
            Matcher path = PATH.matcher(Checkout.read(page));
            while (path.find()) {
                // Made by a build, or up to the reader.
                if (path.group().contains("/target") || path.group().contains("STAGE")) continue;
                if (!Files.exists(Checkout.HOME.resolve(path.group())))
                    missing.add(name(page) + ": " + path.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String name(Path file) {
        return Checkout.HOME.relativize(file).toString();
    }
}
