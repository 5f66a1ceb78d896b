/// Why a server has a plan: the grants that it holds, each by the word of its own source.
@NullMarked
package dev.tonearm.core.grant;

import org.jspecify.annotations.NullMarked;
