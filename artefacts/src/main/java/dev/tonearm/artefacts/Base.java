package dev.tonearm.artefacts;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the worker's image stands on (ADR 19): a C library, the locale that makes file names UTF-8,
/// and the files by which a process is somebody and finds names. No shell, no package manager, no
/// other program.
final class Base {
    /// Who a process in the image is: nobody else on a machine has this number by chance.
    static final int USER = 65_532;

    private static final String PASSWD =
            """
            root:x:0:0:root:/root:/sbin/nologin
            nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin
            tonearm:x:%1$d:%1$d:tonearm:/tmp:/sbin/nologin
            """
                    .formatted(USER);
    private static final String GROUP =
            """
            root:x:0:
            nogroup:x:65534:
            tonearm:x:%d:
            """
                    .formatted(USER);

    private final Architecture machine;
    private final List<DebianPackage> packages;
    private final Packages source;

    Base(Architecture machine, BaseLock lock, Optional<URI> archive, Path cache) {
        this.machine = machine;
        this.packages = lock.of(machine);
        this.source = new Packages(archive, cache);
    }

    List<DebianPackage> packages() {
        return packages;
    }

    /// @param folder for what is unpacked on the way
    Layer layer(Path folder) {
        Path root = Folders.fresh(folder.resolve("root"));
        Path own = Folders.fresh(folder.resolve("own"));
        var layer = new Layer("base");
        for (DebianPackage part : packages) {
            source.unpack(part, root);
            // Where scanners look for what an image without a package manager has.
            String status = "/var/lib/dpkg/status.d/" + part.name();
            layer.file(
                    Folders.write(own.resolve("status/" + part.name()), source.control(part)),
                    status);
            String copyright = "usr/share/doc/" + part.name() + "/copyright";
            if (Files.isRegularFile(root.resolve(copyright))) {
                layer.file(root.resolve(copyright), "/" + copyright);
            }
        }
        libraries(layer, root.resolve("lib").resolve(machine.triplet()));
        layer.below(root.resolve("usr/lib/locale/C.utf8"), "/usr/lib/locale/C.utf8", _ -> true);
        layer.below(
                root.resolve("usr/share/common-licenses"), "/usr/share/common-licenses", _ -> true);
        layer.file(root.resolve("usr/lib/os-release"), "/etc/os-release");
        layer.file(root.resolve("usr/share/libc-bin/nsswitch.conf"), "/etc/nsswitch.conf");
        layer.file(Folders.write(own.resolve("passwd"), PASSWD), "/etc/passwd");
        layer.file(Folders.write(own.resolve("group"), GROUP), "/etc/group");
        return layer.open(Folders.fresh(own.resolve("tmp")), "/tmp");
    }

    /// The loader goes where programs look for it: the link that Debian has there is none in a
    /// layer.
    private void libraries(Layer layer, Path folder) {
        String loader = machine.loader();
        String loaderName = loader.substring(loader.lastIndexOf('/') + 1);
        for (Path file : Folders.files(folder)) {
            String name = String.valueOf(file.getFileName());
            boolean shared = name.contains(".so") && folder.equals(file.getParent());
            if (!shared) continue;
            String to = name.equals(loaderName) ? loader : "/lib/" + machine.triplet() + "/" + name;
            layer.file(file, to);
        }
    }
}
