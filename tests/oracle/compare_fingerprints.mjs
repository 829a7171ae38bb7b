// Recomputes every primaryLocationLineHash of SARIF reports from the definition: for the start of each line, the sum of
// the next 100 UTF-16 code units without blanks and tabs, each times a power of 37, modulo 2^64.
// usage: compare_fingerprints.mjs DEKCTL FOLDER
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const [dekctl, folder] = process.argv.slice(2).map((path) => resolve(path));
const WINDOW = 100, END_OF_FILE = 65535;

const powers = [1n];
for (let i = 1; i < WINDOW; ++i) powers[i] = powers[i - 1] * 37n;

function hashesOfLines(bytes) {
  const text = bytes.toString("utf8").replace(/\r\n?/g, "\n").replace(/[ \t]/g, "");
  const units = [...Array(text.length).keys()].map((i) => text.charCodeAt(i));
  units.push(END_OF_FILE);
  const starts = units.map((_, i) => i).filter((i) => i === 0 || units[i - 1] === 10);
  const seen = new Map();
  return starts.map((start) => {
    let sum = 0n;
    for (let k = 0; k < WINDOW; ++k) sum += BigInt(units[start + k] ?? 0) * powers[WINDOW - 1 - k];
    const hash = BigInt.asUintN(64, sum).toString(16);
    seen.set(hash, (seen.get(hash) ?? 0) + 1);
    return `${hash}:${seen.get(hash)}`;
  });
}

function sarifOf(directory) {
  const run = spawnSync(dekctl, ["lint", ".", "--show", "advice", "--output", "sarif", "--quiet"],
    { cwd: directory, maxBuffer: 1 << 30 });
  if (run.status > 1) throw new Error(run.stderr.toString());
  return JSON.parse(run.stdout);
}

function rootOf(directory) {
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (at === dirname(at)) return directory;
  }
}

let compared = 0, wrong = 0;
function compare(directory) {
  const known = new Map();
  const fingerprints = new Set();
  for (const result of sarifOf(directory).runs[0].results) {
    const place = result.locations[0].physicalLocation;
    const file = join(rootOf(directory), decodeURIComponent(place.artifactLocation.uri));
    if (!known.has(file)) known.set(file, hashesOfLines(readFileSync(file)));
    const expected = known.get(file)[place.region.startLine - 1];
    const actual = result.partialFingerprints?.primaryLocationLineHash;
    compared += 1;
    if (fingerprints.has(result.fingerprints["dekctl/v1"])) console.error(`twice: ${result.fingerprints["dekctl/v1"]}`, ++wrong);
    fingerprints.add(result.fingerprints["dekctl/v1"]);
    if (expected !== actual) console.error(`${file}:${place.region.startLine}: ${actual}, expected ${expected}`, ++wrong);
  }
}

// Line ends of all kinds, blanks between them, long and equal lines, characters outside the basic plane, broken bytes.
const pool = (name) => `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: ${name}}\nspec:\n  disruption:\n    consolidationPolicy: WhenUnderutilized\n`;
const scratch = mkdtempSync(join(tmpdir(), "dekctl-fingerprints-"));
mkdirSync(join(scratch, "a b#c%d"));
const files = {
  "crlf.yaml": pool("a").replaceAll("\n", "\r\n"),
  "cr.yaml": pool("a").replaceAll("\n", "\r"),
  "mixed.yaml": pool("a").replace("\n", "\r \n").replaceAll("spec:\n", "spec:\r\n\r\n\n\r"),
  "no end.yaml": pool("a").trimEnd(),
  "wide.yaml": `# ${"😀漢é".repeat(60)}\n${pool("a")}# ${"x".repeat(150)}\n`,
  "mark.yaml": `\ufeff${pool("a")}`,
  "a b#c%d/twice.yaml": `${pool("a")}---\n${pool("a")}---\n${pool("a")}`,
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(scratch, name), text);
writeFileSync(join(scratch, "broken.yaml"), Buffer.concat([Buffer.from("# \xe2\x82 \xf0\x9f\x98 \xff\n", "latin1"), Buffer.from(pool("a"))]));
try {
  compare(scratch);
} finally {
  rmSync(scratch, { recursive: true });
}
compare(folder);
console.log(`${compared} hashes compared, ${wrong} differ`);
process.exit(wrong > 0 || compared === 0 ? 1 : 0);
