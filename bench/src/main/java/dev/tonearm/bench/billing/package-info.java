/// `./tonearm bench billing`: what a webhook of Stripe's costs.
@NullMarked
package dev.tonearm.bench.billing;

import org.jspecify.annotations.NullMarked;
