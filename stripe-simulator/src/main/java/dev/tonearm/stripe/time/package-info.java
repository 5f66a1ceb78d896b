/// The account's time and that of test clocks, and what is to happen when.
@NullMarked
package dev.tonearm.stripe.time;

import org.jspecify.annotations.NullMarked;
