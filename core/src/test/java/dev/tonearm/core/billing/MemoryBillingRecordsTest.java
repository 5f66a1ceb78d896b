package dev.tonearm.core.billing;

final class MemoryBillingRecordsTest extends BillingRecordsContract {
    private final MemoryBillingRecords records = new MemoryBillingRecords();

    @Override
    protected BillingRecords records() {
        return records;
    }
}
