package dev.tonearm.node.filter;

/// A filter that this node does not have, or a value it cannot take.
public final class InvalidFilter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidFilter(String message) {
        super(message);
    }
}
