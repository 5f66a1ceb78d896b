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

    /// Compiles all files side by side, then again one after the other. Prints what javac says of
    /// each, a line each (the file's index, a blank, the message), and at the end how many classes
    /// the JVM loaded for those in turn.
    ///
    /// @param arguments the processor path, the folder for classes, the files
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        IntStream files = IntStream.range(2, arguments.length);
        var atOnce =
                files.mapToObj(index ->
                                CompletableFuture.supplyAsync(() -> compiled(arguments, index)))
                        .toList();
        for (var messages : atOnce) messages.join().forEach(out::println);
        var loading = ManagementFactory.getClassLoadingMXBean();
        long before = loading.getTotalLoadedClassCount();
        for (int index = 2; index < arguments.length; index++)
            compiled(arguments, index).forEach(out::println);
        out.println(loading.getTotalLoadedClassCount() - before);
    }

    private static List<String> compiled(String[] arguments, int index) {
        var javac = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var files = javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        var options =
                List.of(
                        "-d",
                        arguments[1],
                        "-classpath",
                        arguments[0],
                        "-processorpath",
                        arguments[0],
                        "-XDcompilePolicy=simple",
                        "-XDaddTypeAnnotationsToSymbol=true",
                        "--should-stop=ifError=FLOW",
                        CHECKS);
        var file = files.getJavaFileObjects(Path.of(arguments[index]));
        javac.getTask(null, files, diagnostics, options, null, file).call();
        return diagnostics.getDiagnostics().stream()
                .map(found ->
                        (index - 2)
                                + " "
                                + found.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
                .toList();
    }
}
