/// Orders of listeners: a page to pay on, another plan, an end.
@NullMarked
package dev.tonearm.billing.order;

import org.jspecify.annotations.NullMarked;
