package dev.tonearm.billing.discord;

/// An entitlement to something that no plan has. Its note stays in the queue and ends among the
/// dead letters, from which it is sent again when the plans say what it is.
public final class UnknownSkuException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSkuException(String entitlement, String sku) {
        super("entitlement " + entitlement + " is to SKU " + sku + ", which no plan has");
    }
}
