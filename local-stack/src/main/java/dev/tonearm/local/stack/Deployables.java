package dev.tonearm.local.stack;

import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.local.lambda.LambdaSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The built modules of the checkout, and how each is run.
final class Deployables {
    private final Path home;

    Deployables(Path home) {
        this.home = home;
    }

    /// The checkout: what `./tonearm` says, else the folder above the working directory that has
    /// `./tonearm`.
    static Path home() {
        Optional<String> told = Optional.ofNullable(System.getProperty("tonearm.home"));
        if (told.isPresent()) return Path.of(told.get());
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("tonearm"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new WrongSettingsException("not inside a checkout of Tonearm: run ./tonearm");
        }
        return folder;
    }

    /// The command line of a main class in a module's build.
    List<String> java(String module, String main) {
        return java(module, JvmFlags.of(home, module), main);
    }

    /// The command line of a function in a module's build.
    List<String> function(String module, DeployedFunction function) {
        return java(
                module,
                JvmFlags.ofFunction(home),
                LambdaSettings.RUNTIME_CLIENT,
                function.handler());
    }

    private List<String> java(String module, List<String> flags, String... mainAndArguments) {
        Path target = home.resolve(module).resolve("target");
        Path jar = target.resolve(module + ".jar");
        if (!Files.exists(jar)) {
            throw new WrongSettingsException(
                    jar + " is not built: run ./tonearm, or mvn package -DskipTests");
        }
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        line.add("-cp");
        line.add(jar + File.pathSeparator + target.resolve("lib") + File.separator + "*");
        line.addAll(List.of(mainAndArguments));
        return line;
    }
}
