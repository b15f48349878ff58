package io.ringfence.graph;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;

/** Entity types and their hub policies as a snapshot has them. */
final class StoredTypes {
    private StoredTypes() {}

    static void write(EntityTypes types, DataOutputStream out) throws IOException {
        out.writeInt(types.size());
        for (EntityType type : types.all()) {
            HubPolicy policy = type.hubPolicy();
            out.writeUTF(type.name());
            out.writeUTF(type.strength().name());
            out.writeInt(policy.cap());
            out.writeLong(policy.window().toMillis());
            out.writeDouble(policy.rarityWeight());
            writeStrings(policy.allowed(), out);
            writeStrings(policy.placeholders(), out);
        }
    }

    static EntityTypes read(DataInputStream in) throws IOException {
        int count = in.readInt();
        var types = new ArrayList<EntityType>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            var strength = EntityType.Strength.valueOf(in.readUTF());
            int cap = in.readInt();
            Duration window = Duration.ofMillis(in.readLong());
            double weight = in.readDouble();
            var policy = new HubPolicy(cap, window, weight, readStrings(in), readStrings(in));
            types.add(new EntityType(name, strength, policy));
        }
        return new EntityTypes(types);
    }

    private static void writeStrings(Set<String> strings, DataOutputStream out) throws IOException {
        out.writeInt(strings.size());
        for (String string : strings.stream().sorted().toList()) {
            out.writeUTF(string);
        }
    }

    private static Set<String> readStrings(DataInputStream in) throws IOException {
        int count = in.readInt();
        var strings = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            strings.add(in.readUTF());
        }
        return Set.copyOf(strings);
    }
}
