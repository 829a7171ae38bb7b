// Compares dek_plan_calendar, minute by minute, with npm's cron-parser; 77 when the package is missing.
// usage: compare_calendar.mjs TOOL BUDGETS      (packages: DEK_NODE_MODULES, or npm install beside this file)
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SKIPPED = 77;
const MINUTE = 60_000;
const BEGIN = Date.UTC(2024, 0, 1);
const WEEK = 7 * 24 * 60;
const YEAR = 366 * 24 * 60;
const SIZES = [7, 1000];
const REASONS = ["Underutilized", "Empty", "Drifted"];
const RANDOM_POOLS = 60;

function findCron() {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const home of [process.env.DEK_NODE_MODULES, here].filter(Boolean)) {
    try {
      return createRequire(join(home, "package.json"))("cron-parser").CronExpressionParser;
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return undefined;
}

function readPools(text) {
  const pools = new Map();
  let budgets;
  for (const line of text.split("\n")) {
    if (!line || line.startsWith("#")) continue;
    if (line.startsWith("pool ")) {
      pools.set(line.slice(5), (budgets = []));
    } else {
      const [nodes, schedule = "", duration = "", reasons = ""] = line.split("|").map((cell) => cell.trim());
      budgets.push({ nodes, schedule, duration, reasons: reasons ? reasons.split(",") : REASONS });
    }
  }
  return pools;
}

// A small generator of numbers, so that each run tests the same pools.
function* numbers(seed) {
  for (;;) yield (seed = (seed * 1103515245 + 12345) % 2147483648);
}

function randomPools() {
  const stream = numbers(20260822);
  const below = (limit) => Math.floor((stream.next().value / 2147483648) * limit);
  const pick = (list) => list[below(list.length)];
  const field = (low, high) => {
    const from = low + below(high - low + 1);
    const to = from + below(high - from + 1);
    return pick(["*", "*", `${from}`, `${from}-${to}`, `${from}-${to}/${1 + below(4)}`, `*/${1 + below(high)}`, to > low ? `${low},${to}` : `${low}`]);
  };
  const pools = new Map();
  for (let number = 0; number < RANDOM_POOLS; ++number) {
    const budgets = [];
    for (let count = 1 + below(4); count > 0; --count) {
      const nodes = pick([`${below(20)}`, `${below(101)}%`]);
      const reasons = REASONS.filter(() => below(2));
      const schedule = `${field(0, 59)} ${field(0, 23)} * * ${field(0, 6)}`;
      const duration = pick([`${1 + below(90)}m`, `${1 + below(30)}h`, `${below(9)}h${1 + below(59)}m`]);
      const always = below(4) === 0;
      budgets.push({ nodes, schedule: always ? "" : schedule, duration: always ? "" : duration, reasons: reasons.length ? reasons : REASONS });
    }
    pools.set(`random-${number}`, budgets);
  }
  return pools;
}

function minutesOf(duration) {
  const [, hours = 0, minutes = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:0s)?$/.exec(duration);
  return Number(hours) * 60 + Number(minutes);
}

// One byte per minute: 1 while the budget is active.
function activity(cron, budget, length) {
  if (!budget.schedule) return new Uint8Array(length).fill(1);
  const active = new Uint8Array(length);
  const duration = minutesOf(budget.duration);
  const currentDate = new Date(BEGIN - duration * MINUTE - 1);
  const hits = cron.parse(budget.schedule, { currentDate, tz: "UTC" });
  for (;;) {
    const hit = Math.round((hits.next().getTime() - BEGIN) / MINUTE);
    if (hit >= length) return active;
    active.fill(1, Math.max(0, hit), Math.max(0, hit + duration));
  }
}

function limitOf(nodes, size) {
  return nodes.endsWith("%") ? Math.ceil((parseInt(nodes, 10) * size) / 100) : parseInt(nodes, 10);
}

function runs(budgets, activities, size, length) {
  const limits = budgets.map((budget) => limitOf(budget.nodes, size));
  const valueAt = (minute) => {
    let least = Infinity;
    activities.forEach((active, i) => {
      if (active[minute]) least = Math.min(least, limits[i]);
    });
    return least === Infinity ? "-" : `${least}`;
  };
  let text = "";
  for (let minute = 0; minute < length; ) {
    const begin = minute;
    const value = valueAt(minute);
    while (minute < length && valueAt(minute) === value) ++minute;
    text += ` ${value}x${minute - begin}`;
  }
  return text;
}

function* expectedLines(cron, name, budgets) {
  const restrictsDays = ({ schedule }) => schedule && !schedule.startsWith("@") && !/^\S+ \S+ [*?] [*?] /.test(schedule);
  const length = budgets.some(restrictsDays) ? YEAR : WEEK;
  const activities = budgets.map((budget) => activity(cron, budget, length));
  for (const [number, reason] of REASONS.entries()) {
    const counted = budgets.map((_, i) => i).filter((i) => budgets[i].reasons.includes(reason));
    for (const size of SIZES) {
      yield `${name} ${number} ${size}${runs(counted.map((i) => budgets[i]), counted.map((i) => activities[i]), size, length)}`;
    }
  }
}

function inputOf(pools) {
  let text = "";
  for (const [name, budgets] of pools) {
    text += `pool ${name}\n`;
    for (const { nodes, schedule, duration, reasons } of budgets) text += `${nodes} | ${schedule} | ${duration} | ${reasons.join(",")}\n`;
  }
  return text;
}

const [tool, file] = process.argv.slice(2);
const cron = findCron();
if (!cron) {
  console.log("SKIPPED: npm package cron-parser is not installed");
  process.exit(SKIPPED);
}
const pools = new Map([...readPools(readFileSync(file, "utf8")), ...randomPools()]);
const answer = spawnSync(tool, { input: inputOf(pools), encoding: "utf8", maxBuffer: 1 << 28 });
const ours = answer.stdout.trimEnd().split("\n");
let at = 0;
let wrong = 0;
for (const [name, budgets] of pools) {
  for (const expected of expectedLines(cron, name, budgets)) {
    if (ours[at++] === expected) continue;
    ++wrong;
    console.log(`${name}: ${JSON.stringify(budgets)}\n  ours   ${(ours[at - 1] ?? "").slice(0, 160)}\n  theirs ${expected.slice(0, 160)}`);
  }
}
console.log(`${pools.size} budget lists, ${ours.length} calendars: ${wrong} differ`);
process.exit(wrong || answer.status !== 0 ? 1 : 0);
