/// Calls to services of AWS that speak JSON, over sockets: what a function needs that has to start
/// at once (docs/adr/0018). Requests, answers and exceptions are the AWS SDK's; everything in
/// between, which the SDK loads a thousand classes for, is here.
@NullMarked
package dev.tonearm.aws;

import org.jspecify.annotations.NullMarked;
