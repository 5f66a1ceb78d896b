package dev.tonearm.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.drive.edge.TaskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.TimeZone;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyZipTest {
    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir Path folder;

    @Test
    void the_same_files_make_the_same_archive_whatever_their_age_order_and_time_zone()
            throws IOException {
        Path a = Folders.write(folder.resolve("one/a.txt"), "a");
        Path b = Folders.write(folder.resolve("one/b.txt"), "b");
        Path first = new SteadyZip(TIME).add("a", a).add("b", b).write(folder.resolve("1.zip"));
        Files.setLastModifiedTime(a, FileTime.from(TIME.minusSeconds(99)));
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            Path second =
                    new SteadyZip(TIME).add("b", b).add("a", a).write(folder.resolve("2.zip"));

            assertThat(second).hasSameBinaryContentAs(first);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void what_is_unpacked_has_the_time_and_the_permissions_that_were_archived() throws IOException {
        Path program = Folders.write(folder.resolve("in/bin/program"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Folders.write(folder.resolve("in/plain"), "text");
        Path zip = new SteadyZip(TIME).addAll(folder.resolve("in")).write(folder.resolve("x.zip"));

        Path unpacked = TaskFolder.unpack(zip, folder.resolve("out"));

        assertThat(Folders.files(unpacked).stream().map(unpacked::relativize).map(Path::toString))
                .containsExactly("bin/program", "plain");
        Path file = unpacked.resolve("bin/program");
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(TIME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-xr-x");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(unpacked.resolve("plain"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void programs_that_read_only_a_zips_own_time_read_it_in_utc() throws IOException {
        Path a = Folders.write(folder.resolve("a"), "a");
        Path zip = new SteadyZip(TIME).add("a", a).write(folder.resolve("x.zip"));

        try (var opened = new ZipFile(zip.toFile())) {
            assertThat(opened.getEntry("a").getTimeLocal()).isEqualTo("2026-11-01T00:00");
        }
    }

    @Test
    void two_files_of_one_name_are_refused() throws IOException {
        Path a = Folders.write(folder.resolve("a"), "a");

        assertThatThrownBy(() -> new SteadyZip(TIME).add("lib/a.jar", a).add("lib/a.jar", a))
                .isInstanceOf(ArtefactException.class)
                .hasMessageContaining("lib/a.jar");
    }
}
