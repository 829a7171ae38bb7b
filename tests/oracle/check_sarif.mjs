// Validates SARIF reports with Microsoft's multitool: no error, no warning. usage: check_sarif.mjs DEKCTL FOLDER
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [dekctl, folder] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const home = [process.env.DEK_NODE_MODULES, here].filter(Boolean)
  .find((one) => existsSync(join(one, "node_modules/.bin/sarif-multitool")));
if (!home) {
  console.log("SKIPPED: @microsoft/sarif-multitool is not installed");
  process.exit(77);
}

const scratch = mkdtempSync(join(tmpdir(), "dekctl-sarif-"));
const report = join(scratch, "report.sarif"), verdict = join(scratch, "verdict.sarif");
try {
  spawnSync(dekctl, ["lint", ".", "--show", "advice", "--quiet", "--output", `sarif=${report}`], { cwd: folder });
  // The multitool's starter hands its arguments to a shell.
  const run = spawnSync(join(home, "node_modules/.bin/sarif-multitool"),
    ["validate", report, "--output", verdict, "--level", "'Error;Warning'", "--rule-kind", "'Sarif;Ghas'"],
    { encoding: "utf8" });
  if (!existsSync(verdict)) {
    console.log(`SKIPPED: the multitool does not run here: ${run.stdout}${run.stderr}`);
    process.exit(77);
  }
  // SARIF2005 wants the address of the tool's home page; dekctl has none yet.
  const results = (JSON.parse(readFileSync(verdict)).runs[0].results ?? []).filter((one) => one.ruleId !== "SARIF2005");
  const count = JSON.parse(readFileSync(report)).runs[0].results.length;
  for (const result of results.slice(0, 20))
    console.error(`${result.ruleId} ${result.level}: ${JSON.stringify(result.message)} ${result.locations?.[0]?.physicalLocation?.region?.startLine}`);
  console.log(`${count} results validated, ${results.length} complaints`);
  process.exit(results.length > 0 || count === 0 ? 1 : 0);
} finally {
  rmSync(scratch, { recursive: true });
}
