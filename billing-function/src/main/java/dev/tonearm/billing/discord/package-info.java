/// Discord's own shop: what it reports of entitlements.
@NullMarked
package dev.tonearm.billing.discord;

import org.jspecify.annotations.NullMarked;
