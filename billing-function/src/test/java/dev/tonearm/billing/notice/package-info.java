@NullMarked
package dev.tonearm.billing.notice;

import org.jspecify.annotations.NullMarked;
