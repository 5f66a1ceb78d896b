/// Stripe's objects as they are on the wire, and the account that holds them.
@NullMarked
package dev.tonearm.stripe.object;

import org.jspecify.annotations.NullMarked;
