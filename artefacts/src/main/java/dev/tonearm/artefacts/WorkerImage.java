package dev.tonearm.artefacts;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/// The voice worker as an image: an archive in the layout of the Open Container Initiative, for
/// which neither a registry nor Docker is needed.
///
/// What changes least comes first: the base, Java, libraries, and then what is ours, so that a new
/// version of ours costs a machine that had the last one some megabytes. Built twice from the same
/// sources by the same JDK it is the same to the byte.
final class WorkerImage {
    static final String NAME = "tonearm/voice-worker";
    private static final String JAVA = "/opt/java";
    private static final int PORT = 8080;

    private final Checkout checkout;
    private final Architecture machine;
    private final Optional<String> otherBase;
    private final Optional<URI> archive;

    /// @param otherBase an image of a registry instead of our own base
    /// @param archive of Debian's packages, for what this machine's own sources do not have
    WorkerImage(
            Checkout checkout,
            Architecture machine,
            Optional<String> otherBase,
            Optional<URI> archive) {
        this.checkout = checkout;
        this.machine = machine;
        this.otherBase = otherBase;
        this.archive = archive;
    }

    /// Builds it.
    ///
    /// @param folder for what is made on the way
    Artefact build(Path to, Path folder) {
        WorkerFiles files = WorkerFiles.of(checkout);
        var base = otherBase.isPresent() ? Optional.<Base>empty() : Optional.of(ownBase());
        Path sbom =
                Folders.write(
                        to.resolveSibling("voice-worker-image.cdx.json"),
                        Sbom.of(
                                checkout.worker("target", "bom.json"),
                                base.map(Base::packages).orElse(List.of())));
        var layers = new ArrayList<Layer>();
        base.ifPresent(it -> layers.add(it.layer(folder.resolve("base"))));
        layers.addAll(worker(files, Jre.cut(folder.resolve("java"), files.all()), sbom, folder));
        return write(layers, to, folder);
    }

    /// The layers that are not the base, those first that change least.
    List<Layer> worker(WorkerFiles files, Path java, Path sbom, Path folder) {
        return List.of(java(java), libraries(files), ours(files, sbom, folder));
    }

    Artefact write(List<Layer> layers, Path to, Path folder) {
        return new Artefact(String.valueOf(to.getFileName()), to, containerize(layers, to, folder));
    }

    private Base ownBase() {
        Path cache = checkout.home().resolve(".local/debian");
        Folders.made(cache);
        BaseLock lock = BaseLock.read(checkout.worker("image", "base.lock"));
        return new Base(machine, lock, archive, cache);
    }

    private static Layer java(Path jre) {
        return new Layer("java").below(jre, JAVA, Jre::isNeeded);
    }

    private static Layer libraries(WorkerFiles files) {
        var layer = new Layer("libraries");
        files.libraries().forEach(jar -> layer.file(jar, WorkerFiles.place(jar)));
        return layer;
    }

    private Layer ours(WorkerFiles files, Path sbom, Path folder) {
        var layer = new Layer("ours");
        files.ours().forEach(jar -> layer.file(jar, WorkerFiles.place(jar)));
        Path arguments = Folders.write(folder.resolve("worker.args"), files.arguments(checkout));
        return layer.file(arguments, WorkerFiles.ARGUMENTS)
                .file(sbom, WorkerFiles.HOME + "/sbom.json")
                .file(checkout.home().resolve("LICENSE"), WorkerFiles.HOME + "/LICENSE");
    }

    private String containerize(List<Layer> layers, Path to, Path folder) {
        Path cache = Folders.fresh(folder.resolve("layers"));
        try {
            JibContainer made =
                    from().setFormat(ImageFormat.OCI)
                            .setPlatforms(Set.of(new Platform(machine.name(), "linux")))
                            .setFileEntriesLayers(layers.stream().map(Layer::built).toList())
                            .setCreationTime(checkout.time())
                            .setUser(Base.USER + ":" + Base.USER)
                            .setWorkingDirectory(AbsoluteUnixPath.get(WorkerFiles.HOME))
                            .setEntrypoint(
                                    JAVA + "/bin/java",
                                    "@" + WorkerFiles.ARGUMENTS,
                                    WorkerFiles.MAIN)
                            .setEnvironment(Map.of("LANG", "C.UTF-8", "JAVA_HOME", JAVA))
                            .setExposedPorts(Set.of(Port.tcp(PORT)))
                            .setLabels(labels())
                            .containerize(
                                    Containerizer.to(TarImage.at(to).named(NAME + ":" + tag()))
                                            .setBaseImageLayersCache(cache)
                                            .setApplicationLayersCache(cache)
                                            .setToolName("tonearm"));
            return made.getDigest().toString();
        } catch (InvalidImageReferenceException e) {
            throw new ArtefactException(String.valueOf(e.getMessage()), e);
        } catch (IOException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException e) {
            throw new ArtefactException("the image could not be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArtefactException("interrupted", e);
        }
    }

    private JibContainerBuilder from() throws InvalidImageReferenceException {
        return otherBase.isPresent() ? Jib.from(otherBase.get()) : Jib.fromScratch();
    }

    /// A tag takes no plus.
    private String tag() {
        return checkout.version().replace('+', '-');
    }

    private Map<String, String> labels() {
        String prefix = "org.opencontainers.image.";
        var labels = new LinkedHashMap<String, String>();
        labels.put(prefix + "title", "Tonearm voice worker");
        labels.put(
                prefix + "description",
                "Plays music in Discord's voice channels: takes commands from SQS and leads Lavalink nodes");
        labels.put(prefix + "version", checkout.version());
        labels.put(prefix + "revision", checkout.revision());
        labels.put(prefix + "licenses", "Apache-2.0");
        labels.put(prefix + "created", checkout.time().toString());
        otherBase.ifPresent(base -> labels.put(prefix + "base.name", base));
        return labels;
    }
}
