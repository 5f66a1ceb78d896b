package dev.tonearm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every link of every page leads somewhere: to a file or picture of the checkout, and to a heading
/// that is there. So does what code, scripts and settings say about pages.
class LinksTest {
    /// `[text](place#heading)`, `[name]: place` and HTML's `src="place"`.
    private static final Pattern LINK =
            Pattern.compile(
                    "\\]\\((?!https?:|mailto:|<)([^)#\\s]*)(?:#([^)\\s]*))?\\)"
                            + "|(?m:^\\[[^\\]]+\\]: (?!https?:)([^#\\s]+)(?:#(\\S*))?$)"
                            + "|(?:src|href)=\"(?!https?:)([^\"#]*)(?:#([^\"]*))?\"");

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)(?: +#+)?$");
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");
    private static final Pattern FENCED =
            Pattern.compile("(?ms)^ *(```|~~~).*?^ *\\1 *$|(?<!`)`[^`\\n]+`(?!`)");

    /// A page as code names it.
    private static final Pattern NAMED =
            Pattern.compile("(?<![\\w/.-])(docs/[\\w./-]+\\.md)(?:#([\\w-]+))?");

    private static final Pattern DECISION = Pattern.compile("\\bADR (\\d+)\\b");

    private static final Map<Path, Set<String>> HEADINGS = new HashMap<>();

    @Test
    void every_link_of_every_page_leads_somewhere() {
        List<String> broken = new ArrayList<>();
        int looked = 0;
        for (Path page : Checkout.files(Checkout.HOME, ".md")) {
            String text = prose(Checkout.read(page));
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                looked++;
                broken(page, group(link, 1), group(link, 2))
                        .ifPresent(why -> broken.add(name(page) + ": " + why));
            }
        }
        assertThat(broken).isEmpty();
        assertThat(looked).isGreaterThan(150);
    }

    @Test
    void every_page_that_code_names_is_there() {
        List<String> broken = new ArrayList<>();
        int looked = 0;
        for (Path file : code()) {
            Matcher named = NAMED.matcher(Checkout.read(file));
            while (named.find()) {
                looked++;
                String anchor = Optional.ofNullable(named.group(2)).orElse("");
                broken(Checkout.HOME.resolve("README.md"), named.group(1), anchor)
                        .ifPresent(why -> broken.add(name(file) + ": " + why));
            }
        }
        assertThat(broken).isEmpty();
        assertThat(looked).isGreaterThan(20);
    }

    @Test
    void every_decision_that_is_named_was_made() {
        Set<Integer> made = new HashSet<>();
        for (Path page : Checkout.files(Checkout.HOME.resolve("docs/adr"), ".md")) {
            String name = page.getFileName().toString();
            if (name.matches("\\d{4}-.*")) made.add(Integer.valueOf(name.substring(0, 4)));
        }
        List<String> broken = new ArrayList<>();
        Stream.concat(code().stream(), Checkout.files(Checkout.HOME, ".md").stream())
                .forEach(file -> {
                    Matcher decision = DECISION.matcher(Checkout.read(file));
                    while (decision.find()) {
                        if (!made.contains(Integer.valueOf(decision.group(1))))
                            broken.add(name(file) + ": " + decision.group());
                    }
                });
        assertThat(broken).isEmpty();
        assertThat(made).hasSizeGreaterThan(15);
    }

    @Test
    void a_broken_link_would_be_found() {
        Path readme = Checkout.HOME.resolve("README.md");
        assertThat(broken(readme, "docs/fleet.md", "a-deploy")).isEmpty();
        assertThat(broken(readme, "docs/flete.md", "")).hasValue("docs/flete.md is not there");
        assertThat(broken(readme, "docs/fleet.md", "a-deplyo"))
                .hasValue("docs/fleet.md has no heading #a-deplyo");
        assertThat(broken(readme, "", "two-commands")).isEmpty();
        assertThat(slug("`/privacy` & what is *kept*, [here](there.md): 3.5 s"))
                .isEqualTo("privacy--what-is-kept-here-35-s");
        assertThat(prose("a\n```\n[no](link.md)\n```\n`[no](link.md)` b")).doesNotContain("link");
    }

    private static Optional<String> broken(Path from, String place, String anchor) {
        Path target = place.isEmpty() ? from : from.resolveSibling(place).normalize();
        if (!Files.exists(target)) return Optional.of(place + " is not there");
        if (anchor.isEmpty() || !target.toString().endsWith(".md")) return Optional.empty();
        return headings(target).contains(anchor)
                ? Optional.empty()
                : Optional.of(place + " has no heading #" + anchor);
    }

    private static Set<String> headings(Path page) {
        return HEADINGS.computeIfAbsent(
                page,
                _ -> {
                    String text =
                            Checkout.read(page).replaceAll("(?ms)^ *(```|~~~).*?^ *\\1 *$", "");
                    Set<String> found = new HashSet<>();
                    Matcher heading = HEADING.matcher(text);
                    while (heading.find()) {
                        String slug = slug(heading.group(1));
                        String free = slug;
                        for (int i = 1; !found.add(free); i++) free = slug + "-" + i;
                    }
                    Matcher anchor = ANCHOR.matcher(text);
                    while (anchor.find()) found.add(anchor.group(1));
                    return found;
                });
    }

    /// What GitHub makes of a heading.
    private static String slug(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /// A page without what it shows as code.
    private static String prose(String text) {
        return FENCED.matcher(text).replaceAll("");
    }

    private static String group(Matcher link, int part) {
        return Stream.of(part, part + 2, part + 4)
                .map(link::group)
                .filter(found -> found != null)
                .findFirst()
                .orElse("");
    }

    private static List<Path> code() {
        return Stream.concat(
                        Stream.of(Checkout.HOME.resolve("tonearm")),
                        Stream.of(".java", ".yaml", ".yml", ".xml", ".js", ".mjs", ".properties")
                                .flatMap(ending -> Checkout.files(Checkout.HOME, ending).stream()))
                .filter(file -> !file.endsWith("LinksTest.java"))
                .toList();
    }

    private static String name(Path file) {
        return Checkout.HOME.relativize(file).toString();
    }
}
