package io.ringfence.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the manifest of its jar. */
public final class Version implements IVersionProvider {
    /** Made by picocli. */
    public Version() {}

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"ringfence " + (version == null ? "development build" : version)};
    }
}
