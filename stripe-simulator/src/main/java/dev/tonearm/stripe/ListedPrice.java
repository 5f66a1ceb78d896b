package dev.tonearm.stripe;

/// A price that the account has from the start. Stripe itself gives prices their ids; a catalogue
/// that names them needs known ones.
///
/// @param id such as `price_premium_month`
/// @param product its product's name; prices of one name are of one product
/// @param interval `month` or `year`
public record ListedPrice(
        String id, String product, long cents, String currency, String interval) {}
