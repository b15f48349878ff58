package io.ringfence.loaders;

import io.ringfence.graph.RunControl;
import io.ringfence.loaders.mapping.FileRule;
import io.ringfence.loaders.mapping.Mapping;
import io.ringfence.loaders.source.InputSource;
import io.ringfence.loaders.source.RowSource;
import io.ringfence.loaders.source.SourceFile;
import io.ringfence.loaders.source.Sources;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A single file whose rows are payments, whatever it is called: new ones to be scored. What a mapping reads from history
 * beside them, such as labels, it reads here where the file has the columns.
 */
public final class PaymentFile {
    private static final List<String> STANDARD = List.of("payment_id", "account_id", "amount", "currency", "paid_at");

    private PaymentFile() {}

    /**
     * Whether a file has the columns of {@code payments} in the layout of the input guide.
     *
     * @throws InputException if it cannot be read
     */
    public static boolean isStandard(Path file) throws InputException {
        try (RowSource rows = only(file).open()) {
            return rows.header().containsAll(STANDARD);
        }
    }

    /**
     * Reads a request's only source by the rule of its mapping that reads payments from a file of that name, or by the
     * only one that reads payments.
     *
     * @throws InputException if it is no file, no rule or more than one is for it, or it is wrong as a whole
     */
    public static Loaded read(LoadRequest request, RunControl control) throws InputException {
        if (request.sources().size() != 1) {
            throw new IllegalArgumentException("sources must be one file, got " + request.sources());
        }
        SourceFile file = only(Path.of(request.sources().getFirst()));
        Mapping mapping = request.mapping().isPresent() ? request.mapping().get() : Mapping.standard();
        FileRule rule = rule(file, mapping);
        List<String> header = rule.header();
        if (header.isEmpty()) {
            try (RowSource rows = file.open()) {
                header = rows.header();
            }
        }
        try (var run = new LoadRun(mapping.types(), Loader.rejectedFiles(request.rejectedDir()), control)) {
            run.read(file, rule.withLabelsOf(header));
            return run.finish(List.of());
        }
    }

    private static SourceFile only(Path file) throws InputException {
        try (var sources = Sources.open(List.of(file.toString()))) {
            List<InputSource> all = sources.all();
            if (all.size() == 1 && all.getFirst() instanceof SourceFile only && only.named()) {
                return only;
            }
            throw new InputException(file + " must be one file");
        }
    }

    private static FileRule rule(SourceFile file, Mapping mapping) throws InputException {
        List<FileRule> rules = mapping.files().stream()
                .filter(rule -> !rule.payments().isEmpty())
                .toList();
        for (FileRule rule : rules) {
            if (Loader.matches(FileSystems.getDefault().getPathMatcher("glob:" + rule.file()), file)) {
                return rule;
            }
        }
        if (rules.size() != 1) {
            throw new InputException("mapping " + mapping.name()
                    + (rules.isEmpty()
                            ? " reads no payments"
                            : " reads payments from several files; name this one like one of them: "
                                    + rules.stream().map(FileRule::file).collect(Collectors.joining(", "))));
        }
        return rules.getFirst();
    }
}
