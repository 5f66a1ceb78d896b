package dev.tonearm.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneJarTest {
    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir Path folder;

    @Test
    void it_has_the_classes_and_files_of_all_and_compresses_none() throws IOException {
        Path a = jar("a.jar", Map.of("a/A.class", "A", "a/texts.properties", "x=1"));
        Path b = jar("b.jar", Map.of("b/B.class", "B".repeat(1_000)));

        try (var one = new ZipFile(merged(a, b).toFile())) {
            assertThat(one.stream().map(ZipEntry::getName))
                    .containsExactly("a/A.class", "a/texts.properties", "b/B.class");
            assertThat(one.stream()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
            assertThat(text(one, "b/B.class")).isEqualTo("B".repeat(1_000));
        }
    }

    @Test
    void what_belongs_to_a_jar_and_not_to_its_classes_stays_behind() throws IOException {
        Path a =
                jar(
                        "a.jar",
                        Map.of(
                                "META-INF/MANIFEST.MF", "Multi-Release: true\n",
                                "META-INF/versions/21/a/A.class", "for 21",
                                "META-INF/maven/a/pom.xml", "<project/>",
                                "module-info.class", "module a",
                                "a/A.class", "for all"));

        try (var one = new ZipFile(merged(a).toFile())) {
            assertThat(one.stream().map(ZipEntry::getName)).containsExactly("a/A.class");
        }
    }

    @Test
    void services_of_one_name_are_joined_and_licences_are_kept_apart() throws IOException {
        Path a =
                jar(
                        "a.jar",
                        Map.of("META-INF/services/S", "a.First", "META-INF/LICENSE", "Apache"));
        Path b =
                jar(
                        "b.jar",
                        Map.of("META-INF/services/S", "b.Second\n", "META-INF/LICENSE", "MIT"));
        Path c = jar("c.jar", Map.of("META-INF/LICENSE", "Apache"));

        try (var one = new ZipFile(merged(a, b, c).toFile())) {
            assertThat(one.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "META-INF/LICENSE", "META-INF/b.jar/LICENSE", "META-INF/services/S");
            assertThat(text(one, "META-INF/services/S").lines())
                    .containsExactly("a.First", "b.Second");
            assertThat(text(one, "META-INF/b.jar/LICENSE")).isEqualTo("MIT");
        }
    }

    @Test
    void two_classes_of_one_name_are_refused_unless_they_are_the_same() throws IOException {
        Path a = jar("a.jar", Map.of("x/X.class", "one"));
        Path same = jar("same.jar", Map.of("x/X.class", "one"));
        Path other = jar("other.jar", Map.of("x/X.class", "another"));

        assertThat(merged(a, same)).exists();
        assertThatThrownBy(() -> merged(a, other))
                .isInstanceOf(ArtefactException.class)
                .hasMessageContaining("a.jar")
                .hasMessageContaining("other.jar")
                .hasMessageContaining("x/X.class");
    }

    @Test
    void a_signed_jar_is_refused() throws IOException {
        Path signed = jar("signed.jar", Map.of("META-INF/WHO.SF", "", "x/X.class", "X"));

        assertThatThrownBy(() -> merged(signed))
                .isInstanceOf(ArtefactException.class)
                .hasMessageContaining("signed.jar is signed");
    }

    @Test
    void it_is_the_same_to_the_byte_in_every_time_zone() throws IOException {
        Path a = jar("a.jar", Map.of("a/A.class", "A"));
        byte[] here = Files.readAllBytes(merged(a));
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

            assertThat(Files.readAllBytes(merged(a))).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private Path merged(Path... jars) {
        return OneJar.write(List.of(jars), TIME, folder.resolve("out/one.jar"));
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path file = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (var content = zip.getInputStream(zip.getEntry(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
