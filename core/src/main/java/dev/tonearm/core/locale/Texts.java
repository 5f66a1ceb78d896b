package dev.tonearm.core.locale;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Texts in one language, from `texts.properties` (English) and `texts_LANGUAGE.properties` beside
/// this class.
public final class Texts {
    /// The languages besides English.
    public static final List<Locale> TRANSLATIONS = List.of(Locale.GERMAN);

    /// English, which every Discord client falls back to.
    public static final Texts DEFAULT = read(Locale.ENGLISH, "texts.properties");

    private static final Map<String, Texts> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Properties patterns;

    /// Those with arguments; each can do one thing at a time.
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Texts(Locale locale, Properties patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /// The texts for a Discord locale such as `de` or `en-GB`; English for a language there is no
    /// translation in.
    public static Texts of(String discordLocale) {
        String language = Locale.forLanguageTag(discordLocale).getLanguage();
        return TRANSLATIONS.stream()
                .filter(translation -> translation.getLanguage().equals(language))
                .findFirst()
                .map(found ->
                        BY_LANGUAGE.computeIfAbsent(
                                language, _ -> read(found, "texts_" + language + ".properties")))
                .orElse(DEFAULT);
    }

    /// A text with its arguments filled in, numbers in the language's form.
    ///
    /// @throws IllegalArgumentException if no text has this key, which a test rules out for the
    ///   keys in use
    public String text(String key, Object... arguments) {
        String pattern = pattern(key);
        if (arguments.length == 0 && pattern.indexOf('\'') < 0) return pattern;
        MessageFormat format =
                formats.computeIfAbsent(key, _ -> new MessageFormat(pattern, locale));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    String pattern(String key) {
        String pattern = patterns.getProperty(key);
        if (pattern == null)
            throw new IllegalArgumentException("no text has the key '" + key + "'");
        return pattern;
    }

    /// All keys of this language.
    public Set<String> keys() {
        return patterns.stringPropertyNames();
    }

    private static Texts read(Locale locale, String file) {
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
