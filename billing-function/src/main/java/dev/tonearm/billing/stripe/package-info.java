/// Stripe: what it reports, and what it says when it is asked.
@NullMarked
package dev.tonearm.billing.stripe;

import org.jspecify.annotations.NullMarked;
