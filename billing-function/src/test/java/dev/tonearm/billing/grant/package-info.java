@NullMarked
package dev.tonearm.billing.grant;

import org.jspecify.annotations.NullMarked;
