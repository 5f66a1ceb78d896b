/// What is kept about people: as a file for them, and deleted when they want that.
@NullMarked
package dev.tonearm.billing.privacy;

import org.jspecify.annotations.NullMarked;
