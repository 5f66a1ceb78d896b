package dev.tonearm.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `./tonearm` knows: its commands with their flags, as the script and the classes that it
/// runs say.
final class Usage {
    private static final Pattern FUNCTION =
            Pattern.compile("(?ms)^command_(\\w+)\\(\\) \\{\\n(.*?)^\\}");
    private static final Pattern MAIN = Pattern.compile("java_main ([\\w-]+) ([\\w.]+)");
    private static final Pattern OPTION =
            Pattern.compile("names = (\\{[^}]*\\}|\"[^\"]*\")", Pattern.DOTALL);
    private static final Pattern FLAG = Pattern.compile("\"(--?[\\w-]+)\"");
    private static final Pattern NAME = Pattern.compile("\\bname = \"([a-z-]+)\"");
    private static final Pattern NAMED = Pattern.compile("--[a-z][\\w-]*");

    /// Every command understands these.
    private static final Set<String> ALWAYS = Set.of("--help", "-h");

    /// One command.
    ///
    /// @param flags that it knows
    /// @param parts names of commands below it; empty where there are none
    /// @param passesOn hands what it is given to another program
    record Command(Set<String> flags, Set<String> parts, boolean passesOn) {
        boolean knows(String flag) {
            return passesOn || ALWAYS.contains(flag) || flags.contains(flag);
        }
    }

    private Usage() {}

    /// By name.
    static Map<String, Command> read() {
        Map<String, Command> commands = new TreeMap<>();
        Map<String, Command> byMain = new HashMap<>();
        Matcher functions = FUNCTION.matcher(Checkout.read(Checkout.HOME.resolve("tonearm")));
        while (functions.find()) {
            String body = functions.group(2);
            Matcher main = MAIN.matcher(body);
            Command command =
                    main.find()
                            ? byMain.computeIfAbsent(
                                    main.group(2), name -> ofMain(main.group(1), name))
                            : new Command(Set.of(), Set.of(), true);
            Set<String> own = new HashSet<>(command.flags);
            Matcher flag = NAMED.matcher(body);
            while (flag.find()) own.add(flag.group());
            commands.put(functions.group(1), new Command(own, command.parts, command.passesOn));
        }
        return commands;
    }

    private static Command ofMain(String module, String main) {
        Path source =
                Checkout.HOME
                        .resolve(module)
                        .resolve("src/main/java")
                        .resolve(main.replace('.', '/') + ".java");
        Path folder = Optional.ofNullable(source.getParent()).orElseThrow();
        if (!Files.exists(source)) throw new IllegalStateException(main + " is not in " + module);
        Set<String> flags = new HashSet<>();
        Set<String> parts = new HashSet<>();
        for (Path file : Checkout.files(folder, ".java")) {
            String text = Checkout.read(file);
            Matcher options = OPTION.matcher(text);
            while (options.find()) {
                Matcher flag = FLAG.matcher(options.group(1));
                while (flag.find()) flags.add(flag.group(1));
            }
            if (file.equals(source)) continue;
            Matcher name = NAME.matcher(text);
            while (name.find()) parts.add(name.group(1));
        }
        boolean divided = Checkout.read(source).contains("addSubcommand(");
        return new Command(flags, divided ? parts : Set.of(), false);
    }
}
