/// What servers have by payments, as it is booked.
@NullMarked
package dev.tonearm.billing.grant;

import org.jspecify.annotations.NullMarked;
