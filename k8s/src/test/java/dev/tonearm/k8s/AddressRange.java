package dev.tonearm.k8s;

import java.math.BigInteger;
import java.net.InetAddress;

/// Addresses that begin alike, as `10.0.0.0/8` writes them.
///
/// @param bytes of an address: 4 or 16
/// @param first of them
/// @param length how many bits are alike
record AddressRange(int bytes, BigInteger first, int length) {
    /// @throws IllegalArgumentException if it is none, or not written as it is meant
    static AddressRange of(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) throw new IllegalArgumentException(text + " is no range");
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        // A server would take ::ffff:0:0 for an address of version 4 in a range of version 6.
        if (address.length == 4 && parts[0].contains(":")) {
            throw new IllegalArgumentException(text + " is both versions");
        }
        int bits = address.length * Byte.SIZE;
        int length = Integer.parseInt(parts[1]);
        if (length < 0 || length > bits) throw new IllegalArgumentException(text + " is no range");
        var range = new AddressRange(address.length, new BigInteger(1, address), length);
        if (range.first.getLowestSetBit() >= 0 && range.first.getLowestSetBit() < bits - length) {
            throw new IllegalArgumentException(text + " begins before its address");
        }
        return range;
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        return other.length == bytes && startsAlike(new BigInteger(1, other));
    }

    /// Whether the other one is a part of it, and not all of it.
    boolean isMoreThan(AddressRange other) {
        return other.bytes == bytes && other.length > length && startsAlike(other.first);
    }

    private boolean startsAlike(BigInteger other) {
        int rest = bytes * Byte.SIZE - length;
        return first.shiftRight(rest).equals(other.shiftRight(rest));
    }
}
