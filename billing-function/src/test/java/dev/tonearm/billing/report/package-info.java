@NullMarked
package dev.tonearm.billing.report;

import org.jspecify.annotations.NullMarked;
