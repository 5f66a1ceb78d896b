/// What goes over Stripe's wire: forms in, JSON and errors out, and what parameters may be.
@NullMarked
package dev.tonearm.stripe.wire;

import org.jspecify.annotations.NullMarked;
