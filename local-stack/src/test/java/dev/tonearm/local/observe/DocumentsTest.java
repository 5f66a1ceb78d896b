package dev.tonearm.local.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.standin.web.Doorkeeper;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private static final String RUNBOOK = "/docs" + "/runbooks/silence.md";

    @TempDir Path home;
    private Javalin server = Javalin.create();

    @BeforeEach
    void a_checkout_with_a_runbook() throws Exception {
        Files.createDirectories(home.resolve("docs/runbooks"));
        Files.writeString(
                home.resolve("docs").resolve("runbooks/silence.md"),
                """
                # Nobody hears `music`
                | look | do |
                |---|---|
                | at the node | restart it |

                <script>alert(1)</script>

                [bad](javascript:alert(1)) [on](../fleet.md#roles)
                """);
        Files.writeString(home.resolve("secret.md"), "# Secret");
        Files.writeString(home.resolve("docs/notes.txt"), "not shown");
        server =
                Javalin.create(
                                config -> {
                                    Doorkeeper.at(config);
                                    new Documents(home).mount(config.routes);
                                })
                        .start("127.0.0.1", 0);
    }

    @AfterEach
    void away() {
        server.stop();
    }

    @Test
    void a_runbook_is_a_page_whose_headings_can_be_linked_to() throws Exception {
        HttpResponse<String> page = get(RUNBOOK);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type").orElseThrow()).contains("text/html");
        assertThat(page.body())
                .contains("<h1 id=\"nobody-hears-music\">Nobody hears <code>music</code></h1>")
                .contains("<td>restart it</td>")
                .contains("href=\"../fleet.md#roles\"");
    }

    @Test
    void what_somebody_wrote_as_markup_is_text() throws Exception {
        assertThat(get(RUNBOOK).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script")
                .doesNotContain("javascript:");
    }

    @Test
    void nothing_but_documents_and_pictures_below_the_folder_is_shown() throws Exception {
        for (String path :
                new String[] {
                    "/docs" + "/runbooks/none.md",
                    "/docs/notes.txt",
                    "/docs/..%2Fsecret.md",
                    "/docs/%2E%2E/secret.md"
                }) {
            HttpResponse<String> page = get(path);
            assertThat(page.statusCode()).as(path).isBetween(400, 499);
            assertThat(page.body()).as(path).doesNotContain("<h1 id=\"secret\">", "not shown");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
