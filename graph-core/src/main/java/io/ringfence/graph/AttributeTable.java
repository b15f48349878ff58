package io.ringfence.graph;

/** One record per thing said of an account: which attribute, and its value among all {@link AttributeValues}. */
final class AttributeTable extends RecordTable {
    static final int OWN = 3;
    static final int VALUE = COMMON + 2;

    private final Column account;
    private final Column attribute;
    private final Column value;
    private final AttributeValues values;

    AttributeTable(Column[] columns, AttributeValues values) {
        super(columns);
        account = columns[COMMON];
        attribute = columns[COMMON + 1];
        value = columns[VALUE];
        this.values = values;
    }

    AttributeValues values() {
        return values;
    }

    int add(int node, int ofAttribute, String text, Stamp stamp) {
        account.add(node);
        attribute.add(ofAttribute);
        value.add(values.number(ofAttribute, text));
        return add(stamp);
    }

    int account(int record) {
        return account.getInt(record);
    }

    int attribute(int record) {
        return attribute.getInt(record);
    }

    /** The number of the value among all values. */
    int value(int record) {
        return value.getInt(record);
    }

    String name(int record) {
        return values.names().get(attribute(record));
    }

    String text(int record) {
        return values.text(value(record));
    }

    /** The number that the value counts as. */
    float code(int record) {
        return values.code(value(record));
    }

    RowCompression.Ends ends() {
        return new RowCompression.Ends(account, attribute, false);
    }

    @Override
    long heapBytes() {
        return super.heapBytes() + values.heapBytes();
    }
}
