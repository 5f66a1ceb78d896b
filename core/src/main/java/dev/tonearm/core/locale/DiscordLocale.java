package dev.tonearm.core.locale;

import java.util.Optional;

/// The languages that Discord's clients speak, by the codes that Discord takes and sends
/// (discord-api-docs, reference#locales). It refuses every other code, also those that are right
/// elsewhere, such as `sv` or `pt`.
public enum DiscordLocale {
    ARABIC("ar", PluralRule.ARABIC),
    BULGARIAN("bg", PluralRule.ONE_ALONE),
    CHINESE_CHINA("zh-CN", PluralRule.NONE),
    CHINESE_TAIWAN("zh-TW", PluralRule.NONE),
    CROATIAN("hr", PluralRule.CROATIAN),
    CZECH("cs", PluralRule.CZECH),
    DANISH("da", PluralRule.ONE_ALONE),
    DUTCH("nl", PluralRule.ONE_ALONE),
    ENGLISH_UK("en-GB", PluralRule.ONE_ALONE),
    ENGLISH_US("en-US", PluralRule.ONE_ALONE),
    FINNISH("fi", PluralRule.ONE_ALONE),
    FRENCH("fr", PluralRule.NOUGHT_ONE_AND_MILLIONS),
    GERMAN("de", PluralRule.ONE_ALONE),
    GREEK("el", PluralRule.ONE_ALONE),
    HEBREW("he", PluralRule.DUAL),
    HINDI("hi", PluralRule.NOUGHT_AND_ONE),
    HUNGARIAN("hu", PluralRule.ONE_ALONE),
    INDONESIAN("id", PluralRule.NONE),
    ITALIAN("it", PluralRule.ONE_AND_MILLIONS),
    JAPANESE("ja", PluralRule.NONE),
    KOREAN("ko", PluralRule.NONE),
    LITHUANIAN("lt", PluralRule.LITHUANIAN),
    NORWEGIAN("no", PluralRule.ONE_ALONE),
    POLISH("pl", PluralRule.POLISH),
    PORTUGUESE_BRAZIL("pt-BR", PluralRule.NOUGHT_ONE_AND_MILLIONS),
    ROMANIAN("ro", PluralRule.ROMANIAN),
    RUSSIAN("ru", PluralRule.EAST_SLAVIC),
    SPANISH_LATIN_AMERICA("es-419", PluralRule.ONE_AND_MILLIONS),
    SPANISH_SPAIN("es-ES", PluralRule.ONE_AND_MILLIONS),
    SWEDISH("sv-SE", PluralRule.ONE_ALONE),
    THAI("th", PluralRule.NONE),
    TURKISH("tr", PluralRule.ONE_ALONE),
    UKRAINIAN("uk", PluralRule.EAST_SLAVIC),
    VIETNAMESE("vi", PluralRule.NONE);

    private static final DiscordLocale[] ALL = values();

    private final String code;
    private final PluralRule plurals;

    DiscordLocale(String code, PluralRule plurals) {
        this.code = code;
        this.plurals = plurals;
    }

    /// The locale with a code that Discord sent; empty for one that it added since.
    public static Optional<DiscordLocale> of(String code) {
        for (DiscordLocale locale : ALL) {
            if (locale.code.equals(code)) return Optional.of(locale);
        }
        return Optional.empty();
    }

    /// As Discord writes it.
    public String code() {
        return code;
    }

    /// The language alone, such as `pt`.
    String language() {
        return languageOf(code);
    }

    static String languageOf(String code) {
        int region = code.indexOf('-');
        return region < 0 ? code : code.substring(0, region);
    }

    PluralRule plurals() {
        return plurals;
    }
}
