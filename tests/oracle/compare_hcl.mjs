// Compares dek_hcl_json with HashiCorp's own parser (npm @cdktf/hcl2json) over files and folders; 77 when npm is missing.
// usage: compare_hcl.mjs TOOL PATH...
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";

const EXTENSIONS = [".tf", ".tfvars", ".hcl"];
const here = dirname(fileURLToPath(import.meta.url));
const homes = [process.env.DEK_NODE_MODULES, here, join(here, "../../../shared/tools/validate_tree")];

function findParser() {
  for (const home of homes.filter(Boolean)) {
    try {
      return createRequire(join(home, "package.json"))("@cdktf/hcl2json").parse;
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return undefined;
}

function* filesOf(path) {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* filesOf(inner);
    else if (entry.isFile() && EXTENSIONS.some((extension) => entry.name.endsWith(extension))) yield inner;
  }
}

// HCL normalises strings (NFC) when it evaluates them; we keep the bytes, since places are counted in them.
function normalised(value) {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(normalised);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.normalize("NFC"), normalised(item)]));
}

// The first place where two values differ, as a path.
function difference(ours, theirs, path = "") {
  if (isDeepStrictEqual(ours, theirs)) return undefined;
  const areObjects = [ours, theirs].every((value) => value !== null && typeof value === "object");
  if (areObjects && Array.isArray(ours) === Array.isArray(theirs)) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const found = difference(ours[key], theirs[key], `${path}/${key}`);
      if (found) return found;
    }
  }
  return `${path}: ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}`;
}

function ourReading(tool, file) {
  const run = spawnSync(tool, [file], { encoding: "utf8", maxBuffer: 1 << 30 });
  if (run.status === 0) return { json: normalised(JSON.parse(run.stdout)) };
  if (run.status === 1) return { error: run.stderr.trim() };
  return { broken: `status ${run.status}${run.signal ?? ""}: ${run.stderr}` };
}

async function theirReading(parse, file) {
  try {
    return { json: normalised(await parse(file, readFileSync(file, "utf8"))) };
  } catch (error) {
    return { error: error.message };
  }
}

function verdict(ours, theirs) {
  if (ours.broken) return `tool failed, ${ours.broken}`;
  if (ours.error && theirs.error) return undefined;
  if (ours.error) return `only we refuse it: ${ours.error}`;
  if (theirs.error) return `only they refuse it: ${theirs.error}`;
  return difference(ours.json, theirs.json);
}

const [tool, ...paths] = process.argv.slice(2);
if (!tool || paths.length === 0) {
  console.error("usage: compare_hcl.mjs TOOL PATH...");
  process.exit(2);
}
const parse = findParser();
if (!parse) {
  console.log("SKIPPED: npm package @cdktf/hcl2json is not installed (npm install --prefix tests/oracle)");
  process.exit(77);
}
const counts = { files: 0, refused: 0, different: 0 };
for (const path of paths.filter(existsSync)) {
  for (const file of filesOf(path)) {
    const [ours, theirs] = [ourReading(tool, file), await theirReading(parse, file)];
    const finding = verdict(ours, theirs);
    counts.files += 1;
    if (theirs.error && !finding) {
      counts.refused += 1;
      if (process.env.DEK_VERBOSE) console.log(`${file}\n  ours: ${ours.error}\n  theirs: ${theirs.error}`);
    }
    if (!finding) continue;
    counts.different += 1;
    console.log(`${file}: ${finding}`);
  }
}
console.log(`${counts.files} files, ${counts.refused} refused by both, ${counts.different} different`);
process.exit(counts.different || counts.files === 0 ? 1 : 0);
