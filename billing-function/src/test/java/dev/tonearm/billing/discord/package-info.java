@NullMarked
package dev.tonearm.billing.discord;

import org.jspecify.annotations.NullMarked;
