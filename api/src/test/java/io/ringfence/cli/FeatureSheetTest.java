package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.feature.FeatureCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FeatureSheetTest {
    @Test
    void theGuideHasTheCatalogue() throws IOException {
        Path guide = Path.of(System.getProperty("ringfence.root"), "docs/guide/features.md");

        assertThat(Files.readString(guide))
                .as("paste what './ringfence features list' prints under the heading Catalogue")
                .endsWith("\n\n" + String.join("\n", FeatureSheet.markdown(FeatureCatalogue.DEFAULT)) + "\n");
    }

    @Test
    void theListIsPrintedForPeopleAndPrograms() {
        var out = new StringWriter();
        int status = Main.run(
                new String[] {"features", "list", "--json"},
                new PrintWriter(out, true),
                new PrintWriter(new StringWriter(), true));

        assertThat(status).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString())
                .startsWith("{")
                .contains("\"name\":\"merchant.seen_30d\"", "\"window\":\"30d\"", "\"knows\":\"own acts\"");
    }
}
