package dev.tonearm.core.billing;

/// A page on which somebody may pay.
///
/// @param id the payment service's
/// @param order what it was made for; the same order again is the same page
public record CheckoutPage(String id, String order) {}
