/// Tests of the store against DynamoDB's own emulator, over its wire.
@NullMarked
package dev.tonearm.store;

import org.jspecify.annotations.NullMarked;
