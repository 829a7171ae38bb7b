// Opens the HTML report in Chromium and uses it: filters, counts, anchors, narrow windows, no script, hostile texts.
// usage: drive_page.mjs DEKCTL FOLDER; 77 without puppeteer-core or Chromium. DEK_SCREENSHOTS=DIR keeps pictures.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [dekctl, folder] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));

function skip(text) {
  console.log(`SKIPPED: ${text}`);
  process.exit(77);
}

function findPuppeteer() {
  for (const home of [process.env.DEK_NODE_MODULES, here].filter(Boolean)) {
    try {
      return createRequire(join(home, "package.json"))("puppeteer-core");
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return skip("puppeteer-core is not installed");
}

function findChromium() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`]).stdout.toString().trim();
    if (found) return found;
  }
  return skip("no Chromium");
}

let problems = 0;
function check(actual, expected, what) {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  problems += 1;
  console.error(`${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
}

function lint(directory, out) {
  const reports = ["--output", `html=${out}/report.html`, "--output", "json"];
  const run = spawnSync(dekctl, ["lint", ".", "--show", "advice", "--quiet", ...reports],
    { cwd: directory, maxBuffer: 1 << 30 });
  return JSON.parse(run.stdout).findings;
}

const shownCount = (page) =>
  page.$$eval("article.finding", (all) => all.filter((one) => one.getClientRects().length > 0).length);
const said = (page) => page.$eval("#shown", (shown) => shown.value);

// Filters by changing one control; gives what is seen then and resets the form.
async function filtered(page, change) {
  await change();
  const result = [await shownCount(page), await said(page)];
  await page.click("button[type=reset]");
  await page.waitForFunction(() => !document.getElementById("shown").value.includes(" of "));
  return result;
}

async function checkFilters(page, findings) {
  const all = findings.length;
  const words = (count) => [count, count === all ? `${all} shown` : `${count} of ${all} shown`];
  check([await shownCount(page), await said(page)], words(all), "before any filter");
  for (const severity of new Set(findings.map((one) => one.severity))) {
    const count = findings.filter((one) => one.severity !== severity).length;
    check(await filtered(page, () => page.click(`input[value=${severity}]`)), words(count), `without ${severity}`);
  }
  const area = findings[0].rule.split("/")[0];
  check(await filtered(page, () => page.select("select[name=area]", area)),
    words(findings.filter((one) => one.rule.startsWith(`${area}/`)).length), `area ${area}`);
  check(await filtered(page, () => page.select("select[name=file]", "file-0")),
    words(findings.filter((one) => one.file === findings[0].file).length), "first file");
  check(await filtered(page, () => page.type("input[type=search]", "no such words")), words(0), "text");
  check(await filtered(page, () => page.type("input[type=search]", findings[0].rule.toUpperCase())),
    words(findings.filter((one) => one.rule === findings[0].rule).length), "text of a rule");
}

async function checkAnchors(page, findings) {
  const anchors = await page.$$eval("article.finding", (all) => all.map((one) => one.id));
  check(new Set(anchors).size, findings.length, "different anchors");
  const last = anchors.at(-1);
  await page.type("input[type=search]", "no such words");
  await page.evaluate((anchor) => { location.hash = anchor; }, last);
  await page.waitForFunction((anchor) => document.getElementById(anchor).getClientRects().length > 0, {}, last);
  const top = await page.$eval(`#${last}`, (one) => one.getBoundingClientRect().top);
  check(top >= 0 && top < 900, true, `the finding of the anchor is in sight (at ${top})`);
  const rule = await page.$eval("a[href^='#rule-']", (link) => link.getAttribute("href").slice(1));
  await page.evaluate((anchor) => { location.hash = anchor; }, rule);
  await page.waitForFunction((anchor) => document.getElementById(anchor).open, {}, rule);
}

async function checkLooks(page, url, screenshots) {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const width of [1280, 390]) {
      await page.setViewport({ width, height: 900 });
      await page.goto(url);
      check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true,
        `nothing sticks out at ${width}`);
      if (screenshots) await page.screenshot({ path: join(screenshots, `${scheme}-${width}.png`) });
    }
  }
}

function writeHostile(directory) {
  const script = "<script>window.injected = 1</script><img src=x onerror='window.injected = 1'>";
  mkdirSync(directory);
  writeFileSync(join(directory, "<img src=x onerror=\"window.injected=1\">.yaml"), `a: "${script}\n`);
  writeFileSync(join(directory, "pool.yaml"), "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: \"" +
    `${script}"}\nspec: {disruption: {consolidationPolicy: "</pre>${script}"}}\n`);
}

const scratch = mkdtempSync(join(tmpdir(), "dekctl-page-"));
const browser = await findPuppeteer().launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  const noise = [];
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith("file:")) noise.push(request.url()); });
  await page.setViewport({ width: 1280, height: 900 });

  const findings = lint(folder, scratch);
  const url = pathToFileURL(join(scratch, "report.html")).href;
  await page.goto(url);
  await checkFilters(page, findings);
  await checkAnchors(page, findings);
  await checkLooks(page, url, process.env.DEK_SCREENSHOTS);
  await page.setJavaScriptEnabled(false);
  await page.goto(url);
  check(await shownCount(page), findings.length, "without script");
  await page.setJavaScriptEnabled(true);

  writeHostile(join(scratch, "hostile"));
  const hostile = lint(join(scratch, "hostile"), scratch);
  await page.goto(url);
  check(await shownCount(page), hostile.length, "hostile findings");
  check(await page.evaluate(() => [typeof window.injected, document.querySelectorAll("main script, main img").length]),
    ["undefined", 0], "nothing of a file becomes part of the page");
  check(noise, [], "messages of the browser and requests");
  console.log(`${findings.length} findings filtered, ${hostile.length} hostile ones shown, ${problems} problems`);
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}
process.exit(problems > 0 ? 1 : 0);
