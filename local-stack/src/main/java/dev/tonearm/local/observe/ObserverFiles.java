package dev.tonearm.local.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

/// What Prometheus and Alertmanager find on the disk: how they are set up, and room for what they
/// keep. All of it is begun anew with each stack, since its parts are others.
///
/// @param folder for all of that
/// @param monitoring where the rules and the routes are
public record ObserverFiles(Path folder, Path monitoring) {
    /// Often enough to see a fault while somebody looks.
    public static final Duration OFTEN = Duration.ofSeconds(5);

    /// Writes what both are told.
    ///
    /// @param base of the stack, where targets are listed and receivers listen
    /// @param every how often figures are read and rules looked at
    public static ObserverFiles fresh(
            Path folder, Path monitoring, URI base, URI alertmanager, Duration every) {
        var files = new ObserverFiles(folder, monitoring);
        try {
            if (Files.exists(folder)) emptied(folder);
            Files.createDirectories(files.prometheusData());
            Files.createDirectories(files.alertmanagerData());
            Files.writeString(files.prometheus(), files.prometheusText(base, alertmanager, every));
            Path routes = monitoring.resolve("alertmanager/alertmanager.yaml");
            String text = Files.exists(routes) ? Files.readString(routes) : "";
            Files.writeString(
                    files.alertmanager(),
                    LocalRoutes.of(text, base.resolve("/control/observe/receivers/")));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + folder, e);
        }
    }

    Path prometheus() {
        return folder.resolve("prometheus.yml");
    }

    Path alertmanager() {
        return folder.resolve("alertmanager.yml");
    }

    Path prometheusData() {
        return folder.resolve("prometheus");
    }

    Path alertmanagerData() {
        return folder.resolve("alertmanager");
    }

    private String prometheusText(URI base, URI alertmanager, Duration every) {
        return """
        global:
          scrape_interval: %1$ds
          scrape_timeout: %1$ds
          evaluation_interval: %1$ds
          external_labels:
            tonearm_docs: '%2$sdocs'
        rule_files: ['%3$s/rules/*.yaml']
        alerting:
          alertmanagers:
            - static_configs: [{targets: ['%4$s']}]
        scrape_configs:
          - job_name: stack
            http_sd_configs: [{url: '%2$scontrol/observe/targets', refresh_interval: %1$ds}]
        """
                .formatted(
                        every.toSeconds(), base, quoted(monitoring), alertmanager.getAuthority());
    }

    /// In YAML's single quotes.
    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }

    private static void emptied(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
