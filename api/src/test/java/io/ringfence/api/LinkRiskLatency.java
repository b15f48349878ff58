package io.ringfence.api;

import io.ringfence.workspace.ModelSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Measures {@code POST /v1/link-risk} over loopback with one caller, on the small world of the tests: what HTTP, JSON and
 * one link cost, not what a large graph does. Prints percentiles in microseconds.
 */
final class LinkRiskLatency {
    private static final int WARM_UP = 5_000;
    private static final int CALLS = 20_000;
    private static final String BODY = "{\"accountId\":\"h-1\",\"links\":[{\"type\":\"device\",\"id\":\"d-farm\"}]}";

    private LinkRiskLatency() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("ringfence-latency");
        ModelSource models = TinyModel.in(folder, true);
        try (TestService service = TestService.start(models)) {
            long[] micros = new long[CALLS];
            for (int i = -WARM_UP; i < CALLS; i++) {
                long begin = System.nanoTime();
                int status = service.post("/v1/link-risk", BODY).status();
                if (status != 200) {
                    throw new IllegalStateException("status " + status);
                }
                if (i >= 0) {
                    micros[i] = (System.nanoTime() - begin) / 1000;
                }
            }
            Arrays.sort(micros);
            System.out.printf(
                    "calls %d, p50 %d us, p90 %d us, p99 %d us, p99.9 %d us%n",
                    CALLS,
                    micros[CALLS / 2],
                    micros[CALLS * 9 / 10],
                    micros[CALLS * 99 / 100],
                    micros[CALLS * 999 / 1000]);
        }
    }
}
