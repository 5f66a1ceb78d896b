@NullMarked
package dev.tonearm.billing.secret;

import org.jspecify.annotations.NullMarked;
