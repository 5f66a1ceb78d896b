package dev.tonearm.core.locale;

/// How a language writes numbers in figures.
///
/// @param grouping between thousands
/// @param from how many digits a number has at least that is grouped: 1000 is whole in Spanish
/// @param decimal before fractions
record Numerals(String grouping, int from, String decimal) {
    /// A number in this form, fractions with two places at most; anything else as it says itself.
    String written(Object value) {
        return switch (value) {
            case Integer number -> whole(number);
            case Long number -> whole(number);
            case Double number -> fraction(number);
            case Float number -> fraction(number);
            default -> value.toString();
        };
    }

    private String whole(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        if (digits.length() - first < from) return digits;
        var text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > first; i -= 3) text.insert(i, grouping);
        return text.toString();
    }

    private String fraction(double number) {
        long hundredths = Math.round(Math.abs(number) * 100);
        long places = hundredths % 100;
        String sign = number < 0 && hundredths > 0 ? "-" : "";
        String whole = sign + whole(hundredths / 100);
        if (places == 0) return whole;
        String digits = places < 10 ? "0" + places : Long.toString(places);
        return whole + decimal + (places % 10 == 0 ? digits.substring(0, 1) : digits);
    }
}
