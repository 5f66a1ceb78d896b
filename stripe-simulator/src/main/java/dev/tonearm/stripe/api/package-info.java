/// The REST API: keys, versions, idempotency, routes.
@NullMarked
package dev.tonearm.stripe.api;

import org.jspecify.annotations.NullMarked;
