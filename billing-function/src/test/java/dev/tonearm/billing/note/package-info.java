@NullMarked
package dev.tonearm.billing.note;

import org.jspecify.annotations.NullMarked;
