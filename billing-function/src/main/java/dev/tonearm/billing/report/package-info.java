/// Errors told to a service that collects them; nothing of it is loaded unless somebody wants it.
@NullMarked
package dev.tonearm.billing.report;

import org.jspecify.annotations.NullMarked;
