/// A Stripe on loopback, on the real wire, as far as subscriptions need it.
@NullMarked
package dev.tonearm.stripe;

import org.jspecify.annotations.NullMarked;
