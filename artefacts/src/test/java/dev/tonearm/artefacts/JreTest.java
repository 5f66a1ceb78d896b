package dev.tonearm.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class JreTest {
    private static final Path BUILT = Path.of("../voice-worker/target");

    @Test
    void the_images_java_has_every_module_that_the_workers_class_path_uses() {
        Assumptions.assumeTrue(
                Files.exists(BUILT.resolve("lib"))
                        && Files.exists(BUILT.resolve("voice-worker.jar")),
                "the worker is not packaged: ./tonearm test packages it");
        var jars = new ArrayList<>(Folders.files(BUILT.resolve("lib")));
        jars.add(BUILT.resolve("voice-worker.jar"));

        SortedMap<String, SortedSet<String>> used = JdkUse.of(jars);

        assertThat(Jre.unknown(used)).as("modules in neither MODULES nor LEFT_OUT").isEmpty();
        assertThat(used.keySet())
                .as("what is left out is used by something")
                .containsAll(Jre.LEFT_OUT.keySet());
        assertThat(used.get("jdk.httpserver")).contains("voice-worker.jar");
    }

    @Test
    void a_module_that_nobody_thought_of_is_named_with_who_uses_it() {
        var used = new TreeMap<String, SortedSet<String>>();
        used.put("java.sql", new TreeSet<>(List.of("gson.jar")));
        used.put("jdk.httpserver", new TreeSet<>(List.of("voice-worker.jar")));
        used.put("java.rmi", new TreeSet<>(List.of("new.jar")));

        assertThat(Jre.unknown(used)).containsOnlyKeys("java.rmi");
    }

    @Test
    void only_java_itself_goes_into_an_image() {
        assertThat(
                        List.of(
                                "bin/java",
                                "bin/keytool",
                                "lib/modules",
                                "lib/server/libjvm.so",
                                "lib/jrt-fs.jar"))
                .filteredOn(name -> Jre.isNeeded(Path.of(name)))
                .containsExactly("bin/java", "lib/modules", "lib/server/libjvm.so");
    }
}
