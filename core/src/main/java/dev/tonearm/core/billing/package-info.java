/// Payments: what is kept of them, and what listeners order.
@NullMarked
package dev.tonearm.core.billing;

import org.jspecify.annotations.NullMarked;
