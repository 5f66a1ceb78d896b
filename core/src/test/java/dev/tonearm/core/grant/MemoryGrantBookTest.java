package dev.tonearm.core.grant;

final class MemoryGrantBookTest extends GrantBookContract {
    private final MemoryGrantBook book = new MemoryGrantBook();

    @Override
    protected GrantBook book() {
        return book;
    }
}
