/// What the HTTP servers of the local stack have in common.
@NullMarked
package dev.tonearm.local.web;

import org.jspecify.annotations.NullMarked;
