package dev.tonearm.infra.fleet;

/// Who a pod is in its cluster.
record ServiceAccount(String namespace, String name) {}
