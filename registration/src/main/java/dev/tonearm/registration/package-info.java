/// `./tonearm register`: tells Discord which slash commands there are.
@NullMarked
package dev.tonearm.registration;

import org.jspecify.annotations.NullMarked;
