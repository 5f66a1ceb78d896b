@NullMarked
package dev.tonearm.billing.moment;

import org.jspecify.annotations.NullMarked;
