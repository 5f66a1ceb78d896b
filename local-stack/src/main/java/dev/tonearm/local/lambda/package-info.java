/// AWS Lambda behind an API Gateway HTTP API, on this machine: requests become real gateway
/// payloads, and function processes under AWS's own runtime interface client fetch them from a
/// Runtime API.
@NullMarked
package dev.tonearm.local.lambda;

import org.jspecify.annotations.NullMarked;
