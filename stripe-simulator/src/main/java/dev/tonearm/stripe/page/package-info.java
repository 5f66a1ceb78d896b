/// What a person sees: Checkout, an invoice to pay, the Billing Portal.
@NullMarked
package dev.tonearm.stripe.page;

import org.jspecify.annotations.NullMarked;
