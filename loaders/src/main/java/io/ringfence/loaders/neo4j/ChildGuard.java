package io.ringfence.loaders.neo4j;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Main class of the child process: runs the main class named first, and stops with its parent. The parent holds the other
 * end of standard input; the system closes it however the parent ends, so that no server outlives its owner.
 *
 * <p>It runs beside Neo4j's jars with no other class of ours, hence one file and the JDK alone.
 */
final class ChildGuard {
    private ChildGuard() {}

    /**
     * Runs {@code arguments[0]} with the other arguments.
     *
     * @throws ReflectiveOperationException if there is no such main class
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var watch = new Thread(ChildGuard::exitAtEndOfInput, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            e.printStackTrace(System.err);
            System.exit(1);
        }
    }

    @SuppressWarnings("SystemExitOutsideMain") // ending this process is what the class is for
    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes; only the end matters.
            }
        } catch (IOException e) {
            // A broken pipe is an end, too.
        }
        System.exit(0);
    }
}
