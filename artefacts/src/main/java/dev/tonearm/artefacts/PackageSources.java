package dev.tonearm.artefacts;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the package sources of this Debian have now: for writing `base.lock` anew, when packages in
/// it have known faults.
///
/// It reads the sources' lists for every architecture into a folder of its own, which needs no root
/// and leaves the machine's lists as they are.
final class PackageSources {
    /// The parts of an archive's address that name a moment.
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Instant now;

    PackageSources(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
    }

    /// The same packages in the newest versions that the sources have.
    ///
    /// @throws ArtefactException when this is no Debian, or a package is in none of its sources
    BaseLock newest(BaseLock lock) {
        if (!Programs.has("apt-get") || !isDebian(Folders.read(Path.of("/etc/os-release")))) {
            throw new ArtefactException(
                    "--pin reads the package sources of a Debian, and this machine is none: run it in a container of debian:stable, or change base.lock by hand");
        }
        var newest = new ArrayList<DebianPackage>();
        lock.packages().stream().map(DebianPackage::architecture).distinct().forEach(this::update);
        for (DebianPackage old : lock.packages()) newest.add(newest(old));
        return new BaseLock(newest);
    }

    static boolean isDebian(String release) {
        return release.lines().anyMatch("ID=debian"::equals);
    }

    private void update(String architecture) {
        Folders.made(state(architecture).resolve("lists/partial"));
        Folders.write(state(architecture).resolve("status"), "");
        run(architecture, "apt-get", "-qq", "update");
    }

    private DebianPackage newest(DebianPackage old) {
        String shown =
                run(old.architecture(), "apt-cache", "show", "--no-all-versions", old.name());
        DebianPackage found = shown(old.architecture(), old.name(), shown, MOMENT.format(now));
        return found.sha256().equals(old.sha256()) ? old : found;
    }

    /// A package as `apt-cache show` shows it.
    ///
    /// @param moment at which an archive has it
    static DebianPackage shown(String architecture, String name, String shown, String moment) {
        String file = field("Filename", shown);
        // Updates for security are in an archive of their own.
        String archive = file.startsWith("pool/updates/") ? "debian-security/" : "debian/";
        return new DebianPackage(
                architecture,
                name,
                field("Version", shown),
                field("SHA256", shown),
                archive + moment + "/" + file);
    }

    private static String field(String name, String shown) {
        return shown.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).strip())
                .findFirst()
                .orElseThrow(
                        () -> new ArtefactException("a package has no " + name + ": " + shown));
    }

    private String run(String architecture, String program, String... arguments) {
        Path state = state(architecture);
        var options =
                List.of(
                        "APT::Architecture=" + architecture,
                        "APT::Architectures=" + architecture,
                        "APT::Sandbox::User=",
                        "Dir::State=" + state,
                        "Dir::State::status=" + state.resolve("status"),
                        "Dir::Cache=" + state.resolve("cache"));
        var line =
                Stream.of(
                                Stream.of(program),
                                options.stream().flatMap(it -> Stream.of("-o", it)),
                                Stream.of(arguments))
                        .flatMap(it -> it)
                        .toList();
        return Programs.output(state, line);
    }

    private Path state(String architecture) {
        return folder.resolve(architecture);
    }
}
