/// How the player behaves by itself: its manners, as the settings of a server say them.
@NullMarked
package dev.tonearm.core.house;

import org.jspecify.annotations.NullMarked;
