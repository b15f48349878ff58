package io.ringfence.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.ringfence.api.RunningService;
import io.ringfence.api.ServeSettings;
import io.ringfence.api.Serving;
import io.ringfence.ring.Ring;
import io.ringfence.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageIT {
    /** Asked for by one test; a browser's console names every 404. */
    private static final String NO_RING = "R-none";

    private Workspace workspace;
    private Ring ring;
    private RunningService service;
    private Browser browser;
    private Page page;

    @BeforeAll
    void start() {
        browser = new Browser();
        workspace = SmallWorld.workspace();
        ring = workspace.ringOf(SmallWorld.RINGLEADER).orElseThrow();
        service = Serving.start(workspace, new ServeSettings("127.0.0.1", 0, null, null));
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openPage() {
        page = browser.open();
        browser.forgetComplaints();
    }

    @AfterEach
    void closePage() {
        page.close();
        assertThat(browser.complaints().stream().filter(text -> !text.contains("/v1/rings/" + NO_RING)))
                .isEmpty();
    }

    @Test
    void anInvestigatorFindsOpensJudgesAndExportsARing() throws Exception {
        show("");
        assertThat(page.getByRole(AriaRole.HEADING, named("Rings"))).isVisible();
        Locator row = page.locator("table.rings tbody tr").filter(new Locator.FilterOptions().setHasText(ring.id()));
        assertThat(row.getByRole(AriaRole.METER)).hasAttribute("aria-valuenow", Pattern.compile("[01]\\.\\d\\d"));
        assertThat(row.locator(".status")).hasText("Open");
        row.getByRole(AriaRole.LINK).click();

        assertThat(page.getByRole(AriaRole.HEADING, named(ring.summary()))).isVisible();
        assertThat(page.locator("table.members tbody tr"))
                .hasCount(ring.members().size());
        assertThat(page.locator("table.members")).containsText(SmallWorld.RINGLEADER);
        assertThat(page.locator(".graph canvas").first()).isVisible();
        assertThat(Integer.parseInt(page.locator(".graph").getAttribute("data-nodes")))
                .isGreaterThanOrEqualTo(ring.members().size());
        assertThat(page.locator("svg.timeline rect").first()).isVisible();
        Locator evidence = page.locator(".evidence > li").first();
        assertThat(evidence).containsText(ring.evidence().getFirst().sentence());
        evidence.locator("summary").click();
        String file = ring.evidence().getFirst().links().getFirst().source().file();
        assertThat(evidence.locator("table")).containsText(file + ", row");

        page.getByLabel("Confirm").check();
        page.getByLabel("Note").fill("called three of them");
        page.getByLabel("Your name").fill("ana");
        page.getByRole(AriaRole.BUTTON, named("Record decision")).click();
        assertThat(page.locator("table.history")).containsText("called three of them");
        assertThat(page.locator("table.history")).containsText("ana");
        assertThat(page.locator(".crumb .status")).hasText("Confirmed");
        assertThat(page.locator("table.members .label.fraud"))
                .hasCount(ring.members().size());

        assertThat(content(download("PDF"))).startsWith("%PDF-");
        assertThat(content(download("JSON"))).contains(ring.id(), "called three of them");
        assertThat(download("CSV").suggestedFilename()).isEqualTo("ring-" + ring.id() + ".csv");
        assertThat(content(download("HTML"))).contains("What speaks against it");
        assertThat(content(download("GRAPHML"))).contains("<graphml");
        assertThat(content(download("PARQUET"))).startsWith("PAR1");
    }

    @Test
    void theKeyboardIsEnough() {
        show("");
        assertThat(page.locator("a.row").first()).isVisible();
        page.keyboard().press("j");
        assertThat(page.locator("a.row").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("table.members")).isVisible();
        page.keyboard().press("u");
        assertThat(page.locator("table.rings")).isVisible();
        page.keyboard().press("/");
        assertThat(page.locator("#find-text")).isFocused();
        page.keyboard().type(SmallWorld.RINGLEADER);
        page.keyboard().press("Enter");
        page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions()
                                .setName(SmallWorld.RINGLEADER)
                                .setExact(true))
                .first()
                .focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named(SmallWorld.RINGLEADER)))
                .isVisible();
        assertThat(page.locator("main")).containsText(ring.id());
    }

    @Test
    void filtersHaveALinkAndSayWhenNothingFits() {
        show("#/rings?member=nobody-of-this-name");
        assertThat(page.getByRole(AriaRole.HEADING, named("No rings here"))).isVisible();
        assertThat(page.locator("#json"))
                .hasAttribute("href", Pattern.compile("/v1/rings\\?.*member=nobody-of-this-name.*"));
        page.locator("input[name=member]").fill(SmallWorld.RINGLEADER);
        page.getByRole(AriaRole.BUTTON, named("Apply")).click();
        assertThat(page.locator("table.rings tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile(".*member=" + SmallWorld.RINGLEADER + ".*"));
    }

    @Test
    void anEntityShowsItsNeighboursAndItsRing() {
        show("#/entities/device/" + SmallWorld.DEVICE.id());
        assertThat(page.getByRole(AriaRole.HEADING, named(SmallWorld.DEVICE.id())))
                .isVisible();
        assertThat(page.locator("main")).containsText(ring.id());
        assertThat(page.locator("main")).containsText(SmallWorld.RINGLEADER);
        assertThat(page.locator(".graph canvas").first()).isVisible();
    }

    @Test
    void linkRiskAnswersEvenWithoutAModel() {
        show("#/risk");
        page.locator("main").getByLabel("Account").fill("new-account");
        page.locator("main").getByLabel("Links").fill("device:" + SmallWorld.DEVICE.id());
        page.getByRole(AriaRole.BUTTON, named("Score")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Account new-account")))
                .isVisible();
        assertThat(page.locator(".answer")).containsText("never seen before");
        assertThat(page.locator(".answer")).containsText("emulator-7");
    }

    @Test
    void modelsSayWhenThereAreNone() {
        show("#/models");
        assertThat(page.getByRole(AriaRole.HEADING, named("No model yet"))).isVisible();
        assertThat(page.locator("nav a[aria-current=page]")).hasText("Models");
    }

    @Test
    void theStreamIsLive() {
        show("");
        assertThat(page.locator("#live")).containsText("Live");
    }

    @Test
    void anUnknownRingIsNotFoundAndTheWayBackIsThere() {
        show("#/rings/" + NO_RING);
        assertThat(page.getByRole(AriaRole.HEADING, named("Not found"))).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("there is no ring '" + NO_RING + "'");
    }

    private void show(String hash) {
        page.navigate("http://127.0.0.1:" + service.port() + "/" + hash);
    }

    private Download download(String format) {
        return page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(format).setExact(true))
                .click());
    }

    private static String content(Download download) throws Exception {
        return new String(Files.readAllBytes(download.path()), StandardCharsets.ISO_8859_1);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
