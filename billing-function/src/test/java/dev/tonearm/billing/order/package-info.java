@NullMarked
package dev.tonearm.billing.order;

import org.jspecify.annotations.NullMarked;
