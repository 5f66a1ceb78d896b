package dev.tonearm.interactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
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

    /// An interface with lambdas of its own.
    interface Greeter {
        String greet(String name);

        default Greeter twice() {
            return name -> greet(greet(name));
        }

        static Greeter with(String word) {
            return name -> word + " " + name;
        }
    }

    interface Adding {
        long add(int a, Integer b, long c);
    }

    static class Base {
        protected String who() {
            return "base";
        }

        Supplier<String> said() {
            return () -> "said by " + who();
        }
    }

    static final class Derived extends Base {
        private int asked;

        @Override
        protected String who() {
            return "derived";
        }

        @Override
        Supplier<String> said() {
            Supplier<String> above = super::who;
            return () -> above.get() + ", " + super.said().get() + ", " + count(1);
        }

        private int count(int more) {
            asked += more;
            return asked;
        }

        int next() {
            return count(1);
        }

        IntUnaryOperator counter() {
            return this::count;
        }
    }

    /// Lambdas of every kind, each with what it is made of.
    static final class Lambdas {
        private Lambdas() {}

        static String all(String text, int number, long id, double part, boolean loud) {
            List<Object> said = new ArrayList<>();
            Function<String, Integer> length = String::length;
            ToIntFunction<String> unboxed = String::length;
            Function<Integer, Long> widened = of -> of + id;
            Supplier<List<String>> made = ArrayList::new;
            Function<String, StringBuilder> builder = StringBuilder::new;
            BiFunction<String, String, Boolean> equal = String::equalsIgnoreCase;
            var derived = new Derived();
            Runnable discards = derived::next;
            Consumer<Object> adds = said::add;
            Adding adding = (a, b, c) -> a + b + c + number;
            Adding sum = Lambdas::sum;
            DoubleUnaryOperator halves = of -> of * part;
            Supplier<Supplier<String>> nested = () -> () -> text + number + id + part + loud;
            IntFunction<String[]> array = String[]::new;
            Function<Object, String> any = Lambdas::any;
            Supplier<Object> later = () -> loud ? text : number;
            Comparator<String> order = Comparator.comparing(length).thenComparing(any);
            adds.accept(length.apply(text) + unboxed.applyAsInt(text));
            adds.accept(widened.apply(number));
            adds.accept(made.get());
            adds.accept(builder.apply(text).reverse());
            adds.accept(equal.apply(text, "TEXT"));
            discards.run();
            adds.accept(adding.add(1, 2, 3L) + sum.add(4, 5, 6L));
            adds.accept(halves.applyAsDouble(8));
            adds.accept(nested.get().get());
            adds.accept(array.apply(3).length);
            adds.accept(later.get());
            adds.accept(Stream.of("ccc", "b", "aa", "a").sorted(order).toList());
            adds.accept(Greeter.with("hello").twice().greet(text));
            adds.accept(new Derived().said().get());
            adds.accept(derived.counter().applyAsInt(7));
            Supplier<String> kept = (Supplier<String> & Serializable) () -> "serializable " + text;
            adds.accept(kept.get());
            char letter = 'x';
            byte small = -3;
            short brief = -300;
            float real = 1.5f;
            adds.accept("" + letter + small + brief + real + null + text + '\u0001');
            return said.toString();
        }

        private static long sum(int a, int b, long c) {
            return a + b + c;
        }

        private static String any(Object of) {
            return "any " + of;
        }
    }

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
                    .append(Lambdas.all("text", 3, 1L << 40, 0.5, true))
                    .append(Lambdas.all("", -3, -1, Double.NaN, false))
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
        // A lambda that can be serialised names its own class when it is: it stays as it was, as
        // records' toString and texts with rare characters do.
        assertThat(calls(jar))
                .containsOnly(
                        "get", "altMetafactory", "toString", "bootstrap", "makeConcatWithConstants")
                .filteredOn("altMetafactory"::equals)
                .hasSize(2);
    }

    @Test
    void lambdas_of_one_interface_share_a_class() throws Exception {
        Path jar = jar();
        run(jar);
        try (var zip = new ZipFile(jar.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .filteredOn(it -> it.contains("Said$Plain"))
                    .isEmpty();
            assertThat(zip.stream().map(ZipEntry::getName))
                    .filteredOn(it -> it.contains("Greeter$Plain"))
                    .as("one keeps a greeter and one a word")
                    .hasSize(2);
            assertThat(zip.stream().map(ZipEntry::getName))
                    .filteredOn(it -> it.contains("Lambdas$Plain"))
                    .as("of 16 three functions keep nothing, and two suppliers keep the same")
                    .hasSize(13);
            assertThat(zip.getEntry("META-INF/REWRITTEN.txt")).isNotNull();
        }
    }

    @Test
    void a_digest_does_not_ask_for_a_policy_and_is_what_it_was() throws Exception {
        Path jar = jar(SHA512Digest.class);
        run(jar);
        try (var loader = new Digests(jar)) {
            var digest =
                    (Digest)
                            loader.loadClass(SHA512Digest.class.getName())
                                    .getConstructor()
                                    .newInstance();
            byte[] text = "abc".getBytes(UTF_8);
            digest.update(text, 0, text.length);
            byte[] is = new byte[digest.getDigestSize()];
            digest.doFinal(is, 0);
            assertThat(is).isEqualTo(MessageDigest.getInstance("SHA-512").digest(text));
        }
    }

    /// Bouncy Castle's digests, of a jar where they are in it, and with nobody to ask for a policy.
    private static final class Digests extends URLClassLoader {
        Digests(Path jar) throws IOException {
            super(new URL[] {jar.toUri().toURL()}, PlainCallsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.endsWith("CryptoServicesRegistrar")) throw new ClassNotFoundException(name);
            if (!name.startsWith(SHA512Digest.class.getPackageName() + "."))
                return super.loadClass(name, resolve);
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            URL own = findResource(file);
            try (InputStream in = (own == null ? getResource(file) : own).openStream()) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
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
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "src/build/PlainCalls.java",
                                jar.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private Path jar() throws IOException {
        return jar(
                PlainCallsTest.class,
                Shape.class,
                Circle.class,
                Words.class,
                Nothing.class,
                Greeter.class,
                Adding.class,
                Base.class,
                Derived.class,
                Lambdas.class,
                Said.class);
    }

    private Path jar(Class<?>... types) throws IOException {
        Path jar = folder.resolve("shapes.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var zip = new ZipOutputStream(file)) {
            for (Class<?> type : types) {
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
