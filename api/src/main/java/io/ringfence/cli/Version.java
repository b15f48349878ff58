package io.ringfence.cli;

import io.ringfence.api.reports.ReportContext;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the manifest of its jar. */
public final class Version implements IVersionProvider {
    /** Made by picocli. */
    public Version() {}

    @Override
    public String[] getVersion() {
        return new String[] {"ringfence " + ReportContext.currentVersion()};
    }
}
