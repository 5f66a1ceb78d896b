@NullMarked
package dev.tonearm.billing.stripe;

import org.jspecify.annotations.NullMarked;
