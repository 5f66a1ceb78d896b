package dev.tonearm.artefacts;

/// A kind of machine that images are built on and for; the JRE is cut from the JDK that builds, so
/// both are one.
///
/// @param name as registries call it, `amd64` or `arm64`; Debian does so too
/// @param triplet of its folder of libraries
/// @param loader where its programs look for the one that loads libraries
record Architecture(String name, String triplet, String loader) {
    static final Architecture AMD64 =
            new Architecture("amd64", "x86_64-linux-gnu", "/lib64/ld-linux-x86-64.so.2");
    static final Architecture ARM64 =
            new Architecture("arm64", "aarch64-linux-gnu", "/lib/ld-linux-aarch64.so.1");

    /// This machine.
    ///
    /// @throws ArtefactException when no image of ours can be built on it
    static Architecture here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Architecture of(String system, String machine) {
        if (!system.equals("Linux")) {
            throw new ArtefactException(
                    "the image's Java is cut from the JDK that builds, which has to be one for Linux; this is "
                            + system
                            + ". Run it on a Linux machine, in a container of a Debian with a JDK 25, or let the workflow do it");
        }
        return switch (machine) {
            case "amd64", "x86_64" -> AMD64;
            case "aarch64", "arm64" -> ARM64;
            default ->
                    throw new ArtefactException(
                            "images are made for amd64 and arm64, and this machine is " + machine);
        };
    }
}
