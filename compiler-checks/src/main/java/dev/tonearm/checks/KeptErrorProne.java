package dev.tonearm.checks;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.processing.JavacProcessingEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;

/// Error Prone with its plugins (NullAway), kept from one compilation to the next.
///
/// javac loads plugins by a class loader of each compilation. A build has fifty of them: fifty
/// times the JVM loaded a few thousand classes of Error Prone, interpreted them and compiled them,
/// which was a third of what compiling cost (docs/dependencies.md). Here they are loaded once in a
/// JVM for each processor path. Annotation processors are loaded as ever.
///
/// It leaves out the checks of libraries that are not used here (`absent.properties`).
public final class KeptErrorProne implements Plugin {
    private static final String ERROR_PRONE = "com.google.errorprone.ErrorProneJavacPlugin";

    @Override
    public String getName() {
        return "KeptErrorProne";
    }

    /// @param options those of `-Xplugin:ErrorProne`
    @Override
    public void init(JavacTask task, String... options) {
        ClassLoader kept = kept(processorPath());
        // When classes are analysed no processor is looked for any more.
        task.addTaskListener(
                new TaskListener() {
                    @Override
                    public void started(TaskEvent event) {
                        if (event.getKind() == TaskEvent.Kind.ANALYZE) lookForChecksIn(kept, task);
                    }
                });
        try {
            Class<?> plugin = Class.forName(ERROR_PRONE, true, kept);
            ((Plugin) plugin.getConstructor().newInstance())
                    .init(task, Stream.concat(absent(), Stream.of(options)).toArray(String[]::new));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("there is no Error Prone on the processor path", e);
        }
    }

    private static Stream<String> absent() {
        var absent = new Properties();
        try (var file = KeptErrorProne.class.getResourceAsStream("absent.properties")) {
            absent.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read which checks are left out", e);
        }
        return absent.values().stream()
                .flatMap(names -> Stream.of(names.toString().split(" ")))
                .map(name -> "-Xep:" + name + ":OFF");
    }

    private static URL[] processorPath() {
        if (KeptErrorProne.class.getClassLoader() instanceof URLClassLoader javacs)
            return javacs.getURLs();
        throw new IllegalStateException("KeptErrorProne has to be on javac's processor path");
    }

    /// The JVM's properties are the one place that outlives this class, which javac loads each time
    /// as well.
    private static ClassLoader kept(URL[] path) {
        return (ClassLoader)
                System.getProperties()
                        .computeIfAbsent(
                                KeptErrorProne.class.getName() + Arrays.toString(path),
                                _ -> new URLClassLoader(path, Plugin.class.getClassLoader()));
    }

    /// Error Prone asks javac for the loader of its plugins, which have to be of its own.
    private static void lookForChecksIn(ClassLoader loader, JavacTask task) {
        var environment = JavacProcessingEnvironment.instance(((BasicJavacTask) task).getContext());
        try {
            Field field = JavacProcessingEnvironment.class.getDeclaredField("processorClassLoader");
            field.setAccessible(true);
            field.set(environment, loader);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK's javac keeps its class loader elsewhere", e);
        }
    }
}
