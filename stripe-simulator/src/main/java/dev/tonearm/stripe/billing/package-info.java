/// Subscriptions, their invoices, and cards that pay or do not.
@NullMarked
package dev.tonearm.stripe.billing;

import org.jspecify.annotations.NullMarked;
