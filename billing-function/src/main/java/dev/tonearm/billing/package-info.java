/// The billing function: what people pay for becomes what their servers may do.
///
/// An endpoint checks who sent something, leaves a note of it in the queue and answers; the same
/// function takes notes from the queue and works them off (docs/billing.md).
@NullMarked
package dev.tonearm.billing;

import org.jspecify.annotations.NullMarked;
