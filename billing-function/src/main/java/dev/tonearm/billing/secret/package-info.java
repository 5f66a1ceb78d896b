/// The keys of payment services, as the operator keeps them.
@NullMarked
package dev.tonearm.billing.secret;

import org.jspecify.annotations.NullMarked;
