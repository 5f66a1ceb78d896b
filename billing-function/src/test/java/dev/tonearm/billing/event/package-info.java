@NullMarked
package dev.tonearm.billing.event;

import org.jspecify.annotations.NullMarked;
