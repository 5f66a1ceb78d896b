package dev.tonearm.interactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program that `package` runs over the function's jars.
final class PlainCallsTest {
    @TempDir private Path folder;

    sealed interface Shape {
        /// A switch in an interface.
        default String name() {
            return switch (this) {
                case Circle(double radius) when radius > 10 -> "big circle";
                case Circle _ -> "circle";
                case Words words -> "words " + words.text();
                case Nothing _ -> "nothing";
            };
        }
    }

    record Circle(double radius) implements Shape {}

    record Words(String text, int count, long id, boolean loud, byte b, char c, float f, short s)
            implements Shape {}

    record Nothing() implements Shape {}

    /// Everything that the rewritten calls say, as text.
    public static final class Said implements Callable<String> {
        @Override
        public String call() {
            List<Shape> shapes =
                    List.of(
                            new Circle(1),
                            new Circle(11),
                            new Circle(-0.0),
                            new Circle(0.0),
                            new Circle(Double.NaN),
                            new Words("a", 1, 1L << 40, true, (byte) 3, 'x', 1.5f, (short) 9),
                            new Words("a", 1, 1L << 40, true, (byte) 3, 'x', 1.5f, (short) 9),
                            new Words("a", 2, 1L << 40, true, (byte) 3, 'x', 1.5f, (short) 9),
                            new Words("b", 1, 1L << 40, false, (byte) 3, 'x', 1.5f, (short) 9),
                            new Nothing());
            var said = new StringBuilder();
            for (Shape one : shapes) {
                said.append(one.name()).append(' ').append(one.hashCode());
                for (Shape other : shapes) said.append(one.equals(other) ? " =" : " /");
                said.append(one.equals((Object) "x")).append('\n');
            }
            return said.append(kind(null))
                    .append(kind("x"))
                    .append(kind(3))
                    .append(kind(2L))
                    .toString();
        }

        private static String kind(@Nullable Object of) {
            return switch (of) {
                case null -> "none";
                case String text -> text;
                case Integer number when number > 5 -> "much";
                case Integer number -> "n" + number;
                default -> "else";
            };
        }
    }

    @Test
    void rewritten_classes_say_what_they_said_and_make_nothing_when_they_do() throws Exception {
        Path jar = jar();
        run(jar);
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            var rewritten =
                    (Callable<?>)
                            loader.loadClass(Said.class.getName()).getConstructor().newInstance();
            assertThat(rewritten.call()).isEqualTo(new Said().call());
        }
        assertThat(calls(jar)).doesNotContain("equals", "hashCode", "typeSwitch");
    }

    @Test
    void a_second_time_changes_nothing() throws Exception {
        Path jar = jar();
        run(jar);
        byte[] once = Files.readAllBytes(jar);
        run(jar);
        assertThat(Files.readAllBytes(jar)).isEqualTo(once);
    }

    private static void run(Path jar) throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "src/build/PlainCalls.java",
                                jar.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("shapes.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var zip = new ZipOutputStream(file)) {
            for (Class<?> type :
                    List.of(
                            PlainCallsTest.class,
                            Shape.class,
                            Circle.class,
                            Words.class,
                            Nothing.class,
                            Said.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                var entry = new ZipEntry(name);
                entry.setTime(0);
                zip.putNextEntry(entry);
                try (InputStream in = type.getResourceAsStream("/" + name)) {
                    in.transferTo(zip);
                }
            }
        }
        return jar;
    }

    /// The names of what is made at the first call in a jar.
    private static List<String> calls(Path jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (var files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                var all = Files.walk(files.getPath("/"))) {
            for (Path file : all.filter(path -> path.toString().endsWith(".class")).toList()) {
                ClassFile.of().parse(Files.readAllBytes(file)).methods().stream()
                        .flatMap(method -> method.code().stream())
                        .flatMap(CodeModel::elementStream)
                        .filter(InvokeDynamicInstruction.class::isInstance)
                        .map(InvokeDynamicInstruction.class::cast)
                        .forEach(call -> {
                            names.add(call.name().stringValue());
                            names.add(call.bootstrapMethod().methodName());
                        });
            }
        }
        return names;
    }
}
