/// The page of the local stack, in a real browser.
@NullMarked
package dev.tonearm.e2e.page;

import org.jspecify.annotations.NullMarked;
