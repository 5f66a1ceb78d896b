@NullMarked
package dev.tonearm.billing.privacy;

import org.jspecify.annotations.NullMarked;
