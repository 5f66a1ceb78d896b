package dev.tonearm.core.locale;

import static dev.tonearm.core.locale.PluralRule.Category.FEW;
import static dev.tonearm.core.locale.PluralRule.Category.MANY;
import static dev.tonearm.core.locale.PluralRule.Category.ONE;
import static dev.tonearm.core.locale.PluralRule.Category.OTHER;
import static dev.tonearm.core.locale.PluralRule.Category.TWO;
import static dev.tonearm.core.locale.PluralRule.Category.ZERO;

import java.util.List;

/// How a language chooses the form of a noun by its count: CLDR's cardinal rules for whole numbers
/// (unicode.org, "Language Plural Rules", CLDR 46), of the languages that Discord has.
///
/// What CLDR says of fractions is left out: we count tracks, seconds and the like.
enum PluralRule {
    /// Indonesian, Japanese, Korean, Thai, Vietnamese, Chinese.
    NONE,

    /// The Germanic languages, Bulgarian, Greek, Finnish, Hungarian, Turkish.
    ONE_ALONE,

    /// Hindi.
    NOUGHT_AND_ONE,

    /// Italian and Spanish.
    ONE_AND_MILLIONS,

    /// French and Brazilian Portuguese.
    NOUGHT_ONE_AND_MILLIONS,

    /// Hebrew.
    DUAL,

    ROMANIAN,

    CZECH,

    CROATIAN,

    LITHUANIAN,

    POLISH,

    /// Russian and Ukrainian.
    EAST_SLAVIC,

    ARABIC;

    /// The category of a count.
    Category of(long count) {
        long n = Math.abs(count);
        long tens = n % 100;
        return switch (this) {
            case NONE -> OTHER;
            case ONE_ALONE -> n == 1 ? ONE : OTHER;
            case NOUGHT_AND_ONE -> n <= 1 ? ONE : OTHER;
            case ONE_AND_MILLIONS -> n == 1 ? ONE : millions(n);
            case NOUGHT_ONE_AND_MILLIONS -> n <= 1 ? ONE : millions(n);
            case DUAL -> n == 1 ? ONE : n == 2 ? TWO : OTHER;
            case ROMANIAN -> n == 1 ? ONE : n == 0 || (tens >= 1 && tens <= 19) ? FEW : OTHER;
            case CZECH -> n == 1 ? ONE : n >= 2 && n <= 4 ? FEW : OTHER;
            case CROATIAN -> slavic(n, OTHER);
            case EAST_SLAVIC -> slavic(n, MANY);
            case POLISH -> n == 1 ? ONE : slavic(n, MANY) == FEW ? FEW : MANY;
            case LITHUANIAN ->
                    (tens >= 11 && tens <= 19) || n % 10 == 0 ? OTHER : n % 10 == 1 ? ONE : FEW;
            case ARABIC -> arabic(n, tens);
        };
    }

    private static Category millions(long n) {
        return n != 0 && n % 1_000_000 == 0 ? MANY : OTHER;
    }

    /// 1, 21, 31 …; 2 to 4, 22 to 24 …; the rest, and 11 to 14.
    private static Category slavic(long n, Category rest) {
        long tens = n % 100;
        if (tens >= 11 && tens <= 14) return rest;
        return n % 10 == 1 ? ONE : n % 10 >= 2 && n % 10 <= 4 ? FEW : rest;
    }

    private static Category arabic(long n, long tens) {
        if (n <= 2) return List.of(ZERO, ONE, TWO).get((int) n);
        return tens >= 3 && tens <= 10 ? FEW : tens >= 11 ? MANY : OTHER;
    }

    /// CLDR's names for the forms; no language has all of them but Arabic.
    enum Category {
        ZERO,
        ONE,
        TWO,
        FEW,
        MANY,
        OTHER
    }
}
