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
import java.util.concurrent.ConcurrentHashMap;

/// Texts in one language, from `texts.properties` (English) and `texts_CODE.properties` beside this
/// class, `CODE` being Discord's for the language.
///
/// The syntax of a text is that of [Wording]. A translation may also give names: `name.` and the
/// key of what has the name, as in `name.command.play` and `name.option.play.query`.
public final class Texts {
    /// The languages besides English. Discord shows a language's texts to readers of its other
    /// regions too, and so does [#of].
    public static final List<DiscordLocale> TRANSLATIONS = List.of(DiscordLocale.GERMAN);

    /// English, which every Discord client falls back to.
    public static final Texts DEFAULT = read(DiscordLocale.ENGLISH_US, "texts.properties");

    private static final String NAME = "name.";

    private static final Map<DiscordLocale, Texts> BY_LOCALE = new ConcurrentHashMap<>();

    private final DiscordLocale locale;
    private final Properties patterns;
    private final Numerals numerals;
    private final Map<String, Wording> wordings = new ConcurrentHashMap<>();

    private Texts(DiscordLocale locale, Properties patterns) {
        this.locale = locale;
        this.patterns = patterns;
        this.numerals = new Numerals(pattern("number.grouping"), pattern("number.decimal"));
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
        return BY_LOCALE.computeIfAbsent(
                translation, _ -> read(translation, "texts_" + translation.code() + ".properties"));
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
        return wording(key).with(arguments, locale.plurals(), numerals);
    }

    /// A number in the language's form, with two decimals at most.
    public String number(Number number) {
        return numerals.written(number);
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
        return Optional.ofNullable(patterns.getProperty(NAME + key));
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

    private String pattern(String key) {
        String pattern = patterns.getProperty(key);
        if (pattern == null)
            throw new IllegalArgumentException("no text has the key '" + key + "'");
        return pattern;
    }

    /// All keys of this language, those of names included.
    public Set<String> keys() {
        return patterns.stringPropertyNames();
    }

    private static Texts read(DiscordLocale locale, String file) {
        Properties patterns = new Properties();
        try (InputStream stream = Texts.class.getResourceAsStream(file)) {
            if (stream == null) throw new IllegalStateException(file + " is missing");
            patterns.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Texts(locale, patterns);
    }
}
