package dev.tonearm.infra.function;

import dev.tonearm.infra.stage.StageSettings.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Whose processors the Java in an archive is for.
final class BuiltFor {
    private static final String JAVA = "jre/bin/java";

    /// Where a program in the form ELF says it, in two bytes.
    private static final int MACHINE = 18;

    private static final int X86_64 = 0x3E;
    private static final int AARCH64 = 0xB7;

    private BuiltFor() {}

    /// Empty if there is no Java in it, or one for something else.
    static Optional<Architecture> of(Path archive) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            ZipEntry java = zip.getEntry(JAVA);
            if (java == null) return Optional.empty();
            try (InputStream in = zip.getInputStream(java)) {
                byte[] head = in.readNBytes(MACHINE + 2);
                if (head.length < MACHINE + 2) return Optional.empty();
                return switch ((head[MACHINE] & 0xFF) | (head[MACHINE + 1] & 0xFF) << 8) {
                    case X86_64 -> Optional.of(Architecture.X86_64);
                    case AARCH64 -> Optional.of(Architecture.ARM64);
                    default -> Optional.empty();
                };
            }
        }
    }
}
