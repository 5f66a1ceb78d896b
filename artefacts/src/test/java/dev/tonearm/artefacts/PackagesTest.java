package dev.tonearm.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packages that no machine's own sources have, from an archive on loopback.
class PackagesTest {
    private static final String PATH = "debian/20261126T000000Z/pool/t/tonearm_1.deb";

    @TempDir private Path cache;

    @BeforeEach
    void where_packages_can_be_unpacked() {
        Assumptions.assumeTrue(Programs.has("dpkg-deb"), "no dpkg-deb here: this is no Debian");
    }

    @Test
    void what_the_machine_does_not_have_comes_from_the_archive_once() throws IOException {
        HttpServer archive = archive("a package");
        try {
            Packages packages = packages(archive);
            DebianPackage wanted = wanted(sum("a package"));

            assertThat(packages.file(wanted)).hasContent("a package");
            archive.stop(0);
            assertThat(packages.file(wanted)).hasContent("a package");
        } finally {
            archive.stop(0);
        }
    }

    @Test
    void another_file_than_the_one_that_was_pinned_is_refused() throws IOException {
        HttpServer archive = archive("something else");
        try {
            assertThatThrownBy(() -> packages(archive).file(wanted(sum("a package"))))
                    .isInstanceOf(ArtefactException.class)
                    .hasMessageContainingAll("tonearm-none 1", "checksum", "base.lock");
        } finally {
            archive.stop(0);
        }
    }

    @Test
    void what_is_nowhere_is_told_with_what_to_do() throws IOException {
        HttpServer archive = archive("a package");
        try {
            var nowhere = new DebianPackage("amd64", "tonearm-none", "1", sum("x"), "debian/none");

            assertThatThrownBy(() -> packages(archive).file(nowhere))
                    .hasMessageContainingAll("tonearm-none 1", "answers 404", "--pin");
        } finally {
            archive.stop(0);
        }
        assertThatThrownBy(
                        () -> new Packages(Optional.empty(), cache).file(wanted(sum("a package"))))
                .hasMessageContainingAll("tonearm-none 1", "no --archive is named", "--pin");
    }

    private Packages packages(HttpServer archive) {
        URI at = URI.create("http://127.0.0.1:" + archive.getAddress().getPort());
        return new Packages(Optional.of(at), cache);
    }

    private static DebianPackage wanted(String sum) {
        return new DebianPackage("amd64", "tonearm-none", "1", sum, PATH);
    }

    private String sum(String content) {
        return Sha256.of(Folders.write(cache.resolve("content"), content));
    }

    private static HttpServer archive(String content) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        boolean there = exchange.getRequestURI().getPath().equals("/" + PATH);
                        byte[] body = content.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(there ? 200 : 404, there ? body.length : -1);
                        if (there) exchange.getResponseBody().write(body);
                    }
                });
        server.start();
        return server;
    }
}
