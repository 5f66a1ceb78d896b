package dev.tonearm.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// An image as small as it can be, but made by what makes the real one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerImageTest {
    private Path folder;
    private Checkout checkout;
    private Artefact made;
    private ImageArchive image;

    @BeforeAll
    void make(@TempDir Path temporary) {
        folder = temporary;
        Path home = folder.resolve("home");
        checkout =
                new Checkout(home, "1.2.3-SNAPSHOT", "abc", Instant.parse("2026-11-01T00:00:00Z"));
        Folders.write(home.resolve("LICENSE"), "Apache");
        Folders.write(home.resolve("core/pom.xml"), "");
        Folders.write(home.resolve("jvm.flags"), "# why\n--enable-native-access=ALL-UNNAMED\n");
        for (String flags : List.of("jvm.flags", "image/jvm.flags")) {
            Folders.write(
                    home.resolve("voice-worker").resolve(flags),
                    Folders.read(Path.of("../voice-worker").resolve(flags)));
        }
        for (String jar :
                List.of(
                        "voice-worker.jar",
                        "lib/zlib-1.jar",
                        "lib/core-3.1.0.jar",
                        "lib/core-1.2.3-SNAPSHOT.jar")) {
            Folders.write(checkout.worker("target").resolve(jar), jar);
        }
        made = made("image.tar");
        image = ImageArchive.read(made.file());
    }

    private Artefact made(String name) {
        Path work = Folders.fresh(folder.resolve("work-" + name));
        Path java = work.resolve("jre");
        Folders.write(java.resolve("bin/keytool"), "");
        Path program = Folders.write(java.resolve("bin/java"), "");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path sbom = Folders.write(work.resolve("sbom"), "{}");
        var files = WorkerFiles.of(checkout);
        var of = new WorkerImage(checkout, Architecture.AMD64, Optional.empty(), Optional.empty());
        return of.write(of.worker(files, java, sbom, work), folder.resolve(name), work);
    }

    @Test
    void it_runs_as_nobody_of_a_machine_and_starts_the_worker() {
        JsonNode config = image.config().get("config");

        assertThat(config.get("User").asText()).isEqualTo("65532:65532");
        assertThat(texts(config.get("Entrypoint")))
                .containsExactly("/opt/java/bin/java", "@/app/worker.args", WorkerFiles.MAIN);
        assertThat(config.get("WorkingDir").asText()).isEqualTo("/app");
        assertThat(config.at("/ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(image.config().get("os").asText()).isEqualTo("linux");
        assertThat(image.config().get("architecture").asText()).isEqualTo("amd64");
    }

    /// Whatever an operator says comes at run time: an image is read by everybody who may pull it.
    @Test
    void nothing_of_whoever_builds_it_is_in_its_environment() {
        assertThat(texts(image.config().at("/config/Env")))
                .containsExactlyInAnyOrder("LANG=C.UTF-8", "JAVA_HOME=/opt/java");
    }

    @Test
    void its_labels_say_what_it_is() {
        JsonNode labels = image.config().at("/config/Labels");
        String prefix = "org.opencontainers.image.";

        assertThat(labels.get(prefix + "version").asText()).isEqualTo("1.2.3-SNAPSHOT");
        assertThat(labels.get(prefix + "revision").asText()).isEqualTo("abc");
        assertThat(labels.get(prefix + "licenses").asText()).isEqualTo("Apache-2.0");
        assertThat(image.config().get("created").asText()).isEqualTo("2026-11-01T00:00:00Z");
    }

    @Test
    void libraries_lie_below_what_is_ours() {
        Path lowest = Folders.fresh(folder.resolve("unpacked"));
        image.unpack(lowest);

        assertThat(image.layers()).hasSize(3);
        assertThat(Folders.files(lowest).stream().map(it -> lowest.relativize(it).toString()))
                .containsExactlyInAnyOrder(
                        "opt/java/bin/java",
                        "app/lib/core-1.2.3-SNAPSHOT.jar",
                        "app/lib/core-3.1.0.jar",
                        "app/lib/voice-worker.jar",
                        "app/lib/zlib-1.jar",
                        "app/worker.args",
                        "app/sbom.json",
                        "app/LICENSE");
        var files = WorkerFiles.of(checkout);
        assertThat(files.libraries())
                .extracting(Path::getFileName)
                .map(String::valueOf)
                .containsExactly("core-3.1.0.jar", "zlib-1.jar");
        assertThat(files.ours())
                .extracting(Path::getFileName)
                .map(String::valueOf)
                .containsExactly("voice-worker.jar", "core-1.2.3-SNAPSHOT.jar");
    }

    @Test
    void nobody_in_it_may_change_it() throws Exception {
        Path root = Folders.fresh(folder.resolve("modes"));
        image.unpack(root);

        assertThat(mode(root.resolve("opt/java/bin/java"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(root.resolve("app/worker.args"))).isEqualTo("rw-r--r--");
        assertThat(mode(root.resolve("app/lib"))).isEqualTo("rwxr-xr-x");
    }

    @Test
    void made_twice_it_is_the_same() {
        Artefact again = made("again.tar");

        assertThat(again.digest()).isEqualTo(made.digest()).isEqualTo(image.digest());
        assertThat(Sha256.of(again.file())).isEqualTo(Sha256.of(made.file()));
    }

    @Test
    void its_java_ends_without_memory_and_leaves_no_dump_with_a_token() {
        String arguments = WorkerFiles.of(checkout).arguments(checkout);

        assertThat(arguments.lines())
                .contains(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash")
                .anyMatch(line -> line.startsWith("-XX:MaxRAMPercentage="))
                .noneMatch(line -> line.contains("HeapDump"))
                .last()
                .isEqualTo(
                        "-cp /app/lib/voice-worker.jar:/app/lib/core-1.2.3-SNAPSHOT.jar:/app/lib/core-3.1.0.jar:/app/lib/zlib-1.jar");
    }

    @Test
    void what_is_not_built_is_told() {
        var nothing = new Checkout(folder.resolve("empty"), "1", "abc", Instant.EPOCH);

        assertThatThrownBy(() -> WorkerFiles.of(nothing))
                .hasMessageContainingAll("voice-worker.jar is not built", "./tonearm artefacts");
        assertThatThrownBy(() -> Sbom.of(nothing.worker("target", "bom.json"), List.of()))
                .hasMessageContainingAll("bom.json is not there", "./tonearm artefacts");
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
