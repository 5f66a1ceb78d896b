package dev.tonearm.local.observe;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// `/docs/…`: the checkout's documents as pages, so that an alert's link leads to its runbook also
/// where nobody has put the documents anywhere.
public final class Documents {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    /// What was written as HTML is shown as it was written: there is no markup to pass through.
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .attributeProviderFactory(_ -> Documents::name)
                    .build();

    private static final Map<String, String> PICTURES =
            Map.of("webp", "image/webp", "png", "image/png", "svg", "image/svg+xml");

    private final Path folder;

    /// @param home the checkout
    public Documents(Path home) {
        this.folder = home.resolve("docs").toAbsolutePath().normalize();
    }

    public void mount(RoutesConfig routes) {
        routes.get("/docs/<path>", this::show);
    }

    private void show(Context ctx) throws IOException {
        Path file = folder.resolve(ctx.pathParam("path")).normalize();
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        boolean known = Set.of("md", "webp", "png", "svg").contains(ending);
        if (!file.startsWith(folder) || !known || !isFile(file)) {
            ctx.status(HttpStatus.NOT_FOUND)
                    .html(page("Not here", "# Not here\nThere is no such page below docs/."));
        } else if (ending.equals("md")) {
            ctx.html(page(name, Files.readString(file)));
        } else {
            ctx.contentType(PICTURES.getOrDefault(ending, "application/octet-stream"))
                    .result(Files.readAllBytes(file));
        }
    }

    /// A link that leads out of the folder is none.
    private boolean isFile(Path file) throws IOException {
        return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
    }

    static String page(String title, String markdown) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="dark">
          <meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'none'">
          <title>%s · Tonearm</title>
          <link rel="icon" href="/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/css/theme.css">
          <link rel="stylesheet" href="/css/operations.css">
        </head>
        <body><main class="document">
        %s</main></body>
        </html>
        """
                .formatted(escaped(title), RENDERER.render(PARSER.parse(markdown)));
    }

    /// Headings are where links lead to, by the names that they have in a repository's own pages.
    private static void name(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) attributes.put("id", anchor(words(node)));
    }

    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String words(Node heading) {
        var words = new StringBuilder();
        heading.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        words.append(text.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        words.append(code.getLiteral());
                    }
                });
        return words.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
