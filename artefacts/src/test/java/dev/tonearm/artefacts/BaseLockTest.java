package dev.tonearm.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseLockTest {
    private static final String SUM = "0123456789abcdef".repeat(4);

    @Test
    void both_machines_have_the_same_packages_in_the_same_versions() {
        BaseLock lock = BaseLock.read(Path.of("../voice-worker/image/base.lock"));

        assertThat(versions(lock.of(Architecture.ARM64)))
                .isEqualTo(versions(lock.of(Architecture.AMD64)))
                .anyMatch(it -> it.startsWith("libc6 "));
    }

    @Test
    void a_line_that_is_wrong_is_named() {
        assertThatThrownBy(() -> parsed("# a base", "amd64 libc6 1 abc pool/x.deb"))
                .isInstanceOf(ArtefactException.class)
                .hasMessage("base.lock, line 2: 'abc' is no SHA-256");
        assertThatThrownBy(() -> parsed("# none", "", "amd64 libc6 1"))
                .hasMessage("base.lock, line 3: not 'ARCHITECTURE NAME VERSION SHA256 PATH'");
    }

    @Test
    void a_machine_without_packages_is_named() {
        BaseLock lock = parsed("amd64 libc6 1 " + SUM + " x.deb");

        assertThatThrownBy(() -> lock.of(Architecture.ARM64))
                .hasMessage("the image's base has no packages for arm64");
    }

    @Test
    void where_no_image_can_be_built_is_told_with_what_to_do() {
        assertThat(Architecture.of("Linux", "aarch64")).isEqualTo(Architecture.ARM64);
        assertThatThrownBy(() -> Architecture.of("Mac OS X", "aarch64"))
                .hasMessageContainingAll("JDK", "for Linux", "Mac OS X", "container");
        assertThatThrownBy(() -> Architecture.of("Linux", "riscv64"))
                .hasMessageContaining("riscv64");
    }

    private static BaseLock parsed(String... lines) {
        return BaseLock.parse("base.lock", List.of(lines));
    }

    private static List<String> versions(List<DebianPackage> packages) {
        return packages.stream().map(it -> it.name() + " " + it.version()).sorted().toList();
    }

    @Test
    void written_and_read_it_is_the_same() {
        Path file = Path.of("../voice-worker/image/base.lock");
        BaseLock lock = BaseLock.read(file);

        String text = lock.text(BaseLock.explanation(file));

        assertThat(text).isEqualTo(Folders.read(file));
        assertThat(BaseLock.parse("again", text.lines().toList())).isEqualTo(lock);
    }

    @Test
    void a_package_is_pinned_as_the_machines_sources_show_it() {
        String shown =
                "Package: libc6\nVersion: 2.36-9+deb12u7\nFilename: pool/updates/main/g/glibc/l.deb\nSHA256: "
                        + SUM
                        + "\n";

        assertThat(PackageSources.shown("arm64", "libc6", shown, "20261126T120000Z"))
                .isEqualTo(
                        new DebianPackage(
                                "arm64",
                                "libc6",
                                "2.36-9+deb12u7",
                                SUM,
                                "debian-security/20261126T120000Z/pool/updates/main/g/glibc/l.deb"));
        assertThatThrownBy(() -> PackageSources.shown("arm64", "libc6", "Package: libc6", "now"))
                .hasMessageContaining("has no Filename");
        assertThat(PackageSources.isDebian("NAME=x\nID=debian\n")).isTrue();
        assertThat(PackageSources.isDebian("ID=ubuntu\nID_LIKE=debian\n")).isFalse();
    }
}
