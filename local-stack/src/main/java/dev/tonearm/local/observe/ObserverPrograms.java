package dev.tonearm.local.observe;

import dev.tonearm.core.environment.WrongSettingsException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Where Prometheus and Alertmanager are on this machine.
public record ObserverPrograms(Path prometheus, Path alertmanager) {
    /// Debian's package has its program under another name than everybody else.
    private static final List<String> ALERTMANAGER =
            List.of("alertmanager", "prometheus-alertmanager");

    private static final String NOBODY = "nobody";

    /// Those on the path, or those that `./tonearm` has unpacked.
    ///
    /// @param path folders, as `PATH` has them
    /// @throws WrongSettingsException when one is in neither
    public static ObserverPrograms find(String path, Path home) {
        List<Path> folders =
                Stream.concat(
                                Arrays.stream(path.split(File.pathSeparator))
                                        .filter(folder -> !folder.isBlank())
                                        .map(Path::of),
                                Stream.of(home.resolve(".local/tools/bin")))
                        .toList();
        return new ObserverPrograms(
                program(folders, List.of("prometheus")), program(folders, ALERTMANAGER));
    }

    /// The command line of Prometheus.
    public List<String> prometheus(ObserverFiles files, Observed where) {
        return List.of(
                prometheus.toString(),
                "--config.file=" + files.prometheus(),
                "--storage.tsdb.path=" + files.prometheusData(),
                "--web.listen-address=" + where.prometheus().getAuthority(),
                "--web.external-url=" + where.prometheus(),
                // No page from elsewhere reads it.
                "--web.cors.origin=" + NOBODY,
                "--log.level=warn");
    }

    /// The command line of Alertmanager, which is alone.
    public List<String> alertmanager(ObserverFiles files, Observed where) {
        return List.of(
                alertmanager.toString(),
                "--config.file=" + files.alertmanager(),
                "--storage.path=" + files.alertmanagerData(),
                "--web.listen-address=" + where.alertmanager().getAuthority(),
                "--web.external-url=" + where.alertmanager(),
                "--cluster.listen-address=",
                "--log.level=warn");
    }

    private static Path program(List<Path> folders, List<String> names) {
        return folders.stream()
                .flatMap(folder -> names.stream().map(folder::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .orElseThrow(() ->
                        new WrongSettingsException(
                                "to observe needs %s, which is neither on the path nor in .local/tools/bin:"
                                                .formatted(names.getFirst())
                                        + " put Prometheus 2.42 and Alertmanager 0.25, or newer ones, on the path"
                                        + " (on Debian ./tonearm local --observe fetches them), or leave --observe out"));
    }
}
