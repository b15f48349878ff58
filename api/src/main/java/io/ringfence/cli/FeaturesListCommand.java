package io.ringfence.cli;

import io.ringfence.feature.FeatureCatalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "List the features of the built-in entity types, as a table in Markdown.",
            "Declared types and attributes add their own: see --catalogue of 'features'."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class FeaturesListCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Override
    public Integer call() {
        FeatureSheet.markdown(FeatureCatalogue.DEFAULT).forEach(line -> console.say("%s", line));
        console.result(FeatureSheet.body(FeatureCatalogue.DEFAULT));
        return ExitStatus.DONE;
    }
}
