package dev.tonearm.checks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Compiles files in one JVM as Maven compiles modules: one after the other, or side by side. It
/// has nothing of Error Prone on its own path, from where javac would take it.
final class Compilations {
    private static final String CHECKS =
            "-Xplugin:KeptErrorProne -Xep:NullAway:ERROR -XepOpt:NullAway:OnlyNullMarked=true"
                    + " -XepOpt:NullAway:JSpecifyMode=true -Xep:UnusedVariable:ERROR";

    private Compilations() {}

    /// Prints what javac says of each file, a line each: its index, a blank, the message; at the
    /// end `loaded`, a blank, and how many classes the JVM loaded for the last.
    ///
    /// @param arguments `in-turn` or `at-once`, the processor path, the folder for classes, the
    ///   files
    public static void main(String[] arguments) {
        List<String> files = List.of(arguments).subList(3, arguments.length);
        var loading = ManagementFactory.getClassLoadingMXBean();
        long before = 0;
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments[0].equals("at-once")) {
            var compiled =
                    IntStream.range(0, files.size())
                            .mapToObj(index ->
                                    CompletableFuture.supplyAsync(() -> compiled(arguments, index)))
                            .toList();
            for (var messages : compiled) messages.join().forEach(out::println);
        } else {
            for (int index = 0; index < files.size(); index++) {
                before = loading.getTotalLoadedClassCount();
                compiled(arguments, index).forEach(out::println);
            }
        }
        out.println("loaded " + (loading.getTotalLoadedClassCount() - before));
    }

    private static List<String> compiled(String[] arguments, int index) {
        var javac = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var files = javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        var options =
                List.of(
                        "-d",
                        arguments[2],
                        "-classpath",
                        arguments[1],
                        "-processorpath",
                        arguments[1],
                        "-XDcompilePolicy=simple",
                        "-XDaddTypeAnnotationsToSymbol=true",
                        "--should-stop=ifError=FLOW",
                        CHECKS);
        var file = files.getJavaFileObjects(Path.of(arguments[3 + index]));
        javac.getTask(null, files, diagnostics, options, null, file).call();
        return diagnostics.getDiagnostics().stream()
                .map(found ->
                        index + " " + found.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
                .toList();
    }
}
