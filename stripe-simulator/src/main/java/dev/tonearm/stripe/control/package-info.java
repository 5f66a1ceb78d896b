/// What the real Stripe lets nobody do: move the time, spoil webhooks, dispute a payment.
@NullMarked
package dev.tonearm.stripe.control;

import org.jspecify.annotations.NullMarked;
