package dev.tonearm.core.locale;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Texts in one language. Each family has its own in its folder: `FAMILY/texts.properties`
/// (English) and `FAMILY/texts_CODE.properties`, `CODE` being Discord's for the language; the
/// folders are those of [#BUNDLES].
///
/// A file is read when somebody asks for a key that those before it do not have: an edge that has
/// just started reads what its one answer needs, and a command that is only queued needs nothing.
///
/// The syntax of a text is that of [Wording]. A translation also gives names: `name.` and the key
/// of what has the name, as in `name.command.play` and `name.option.play.query`. English has none,
/// its names are those in the code.
public final class Texts {
    /// The folders below `dev.tonearm.core` with texts, in the order in which a key is looked for:
    /// what is asked for most comes first. A new family with texts is a line here.
    static final List<String> BUNDLES =
            List.of(
                    "locale",
                    "playback",
                    "queue",
                    "history",
                    "panel",
                    "sound",
                    "voice",
                    "house",
                    "message",
                    "catalogue",
                    "settings",
                    "premium",
                    "about",
                    "privacy",
                    "billing");

    /// The languages besides English. Discord shows a language's texts to readers of its other
    /// regions too, and so does [#of].
    public static final List<DiscordLocale> TRANSLATIONS =
            List.of(
                    DiscordLocale.GERMAN,
                    DiscordLocale.SPANISH_SPAIN,
                    DiscordLocale.PORTUGUESE_BRAZIL,
                    DiscordLocale.FRENCH,
                    DiscordLocale.JAPANESE);

    /// English, which every Discord client falls back to.
    public static final Texts DEFAULT = new Texts(DiscordLocale.ENGLISH_US);

    private static final String NAME = "name.";

    private static final Map<DiscordLocale, Texts> BY_LOCALE = new ConcurrentHashMap<>();

    private final DiscordLocale locale;
    private final Map<String, Properties> bundles = new ConcurrentHashMap<>();
    private final Map<String, Wording> wordings = new ConcurrentHashMap<>();

    private Texts(DiscordLocale locale) {
        this.locale = locale;
    }

    /// The texts for a Discord locale such as `de` or `en-GB`; English for a language there is no
    /// translation in, and for what is no locale.
    public static Texts of(String discordLocale) {
        String language = DiscordLocale.languageOf(discordLocale);
        Optional<DiscordLocale> found = Optional.empty();
        for (DiscordLocale translation : TRANSLATIONS) {
            if (translation.code().equals(discordLocale)) return of(translation);
            if (translation.language().equals(language)) found = Optional.of(translation);
        }
        return found.map(Texts::of).orElse(DEFAULT);
    }

    /// The texts of every language there is, English first.
    public static List<Texts> all() {
        List<Texts> all = new ArrayList<>();
        all.add(DEFAULT);
        for (DiscordLocale translation : TRANSLATIONS) all.add(of(translation));
        return all;
    }

    private static Texts of(DiscordLocale translation) {
        return BY_LOCALE.computeIfAbsent(translation, Texts::new);
    }

    /// The language, by Discord's code.
    public DiscordLocale locale() {
        return locale;
    }

    /// A text with its arguments filled in, numbers in the language's form.
    ///
    /// @throws IllegalArgumentException if no text has this key, which a test rules out for the
    ///   keys in use
    public String text(String key, Object... arguments) {
        return wording(key).with(arguments, locale.plurals(), numerals());
    }

    /// A number in the language's form, with two decimals at most.
    public String number(Number number) {
        return numerals().written(number);
    }

    /// `A, B and C`.
    public String list(List<String> parts) {
        return joined(parts, "list.and");
    }

    /// `A, B or C`.
    public String either(List<String> parts) {
        return joined(parts, "list.or");
    }

    /// `A, B, C`.
    public String row(List<String> parts) {
        return joined(parts, "list.row");
    }

    private String joined(List<String> parts, String last) {
        String joined = parts.isEmpty() ? "" : parts.getFirst();
        for (int i = 1; i < parts.size(); i++) {
            joined = text(i == parts.size() - 1 ? last : "list.row", joined, parts.get(i));
        }
        return joined;
    }

    /// `Label: value`, with the language's own colon.
    public String labelled(String label, String value) {
        return text("labelled", label, value);
    }

    private Numerals numerals() {
        return new Numerals(
                pattern("number.grouping"),
                Integer.parseInt(pattern("number.grouping.from")),
                pattern("number.decimal"));
    }

    /// What a command, an option or another thing with a name in the code is called in this
    /// language.
    ///
    /// @param key of the thing, such as `command.play`; its last part is its name in the code
    public String name(String key) {
        return translatedName(key).orElseGet(() -> key.substring(key.lastIndexOf('.') + 1));
    }

    /// The same, if this language has a name of its own for it.
    public Optional<String> translatedName(String key) {
        return this == DEFAULT ? Optional.empty() : find(NAME + key);
    }

    Wording wording(String key) {
        return wordings.computeIfAbsent(key, _ -> Wording.parse(pattern(key), this::invocation));
    }

    /// What a reader types for `/play`, `/effects reset` or `/help command:`.
    private String invocation(String written) {
        String path = written.substring(1);
        boolean option = path.endsWith(":");
        String[] words = (option ? path.substring(0, path.length() - 1) : path).split(" ", -1);
        var typed = new StringBuilder("/");
        var key = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            key.append('.').append(words[i]);
            boolean last = option && i == words.length - 1;
            if (i > 0) typed.append(' ');
            typed.append(name((last ? "option" : "command") + key));
        }
        return typed.append(option ? ":" : "").toString();
    }

    String pattern(String key) {
        return find(key)
                .orElseThrow(
                        () -> new IllegalArgumentException("no text has the key '" + key + "'"));
    }

    private Optional<String> find(String key) {
        for (String bundle : BUNDLES) {
            String pattern = bundle(bundle).getProperty(key);
            if (pattern != null) return Optional.of(pattern);
        }
        return Optional.empty();
    }

    /// All keys of this language, those of names included.
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (String bundle : BUNDLES) keys.addAll(keys(bundle));
        return keys;
    }

    /// The keys of one folder.
    Set<String> keys(String bundle) {
        return bundle(bundle).stringPropertyNames();
    }

    private Properties bundle(String name) {
        return bundles.computeIfAbsent(name, this::read);
    }

    private Properties read(String bundle) {
        String language = locale == DiscordLocale.ENGLISH_US ? "" : "_" + locale.code();
        String file = "/dev/tonearm/core/" + bundle + "/texts" + language + ".properties";
        Properties patterns = new Properties();
        try (InputStream stream = Texts.class.getResourceAsStream(file)) {
            if (stream == null) throw new IllegalStateException(file + " is missing");
            patterns.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }
}
