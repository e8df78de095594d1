/** Measures Node.js programs from outside, as whole processes. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

// Node 20 parses the file this names at every start, which would dwarf what is measured.
export const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;

/** True if times are CPU times: bash can tell them. They are wall times elsewhere. */
export const isCpuTime = spawnSync('bash', ['-c', 'time :'], { env }).status === 0;

/** Runs Node.js with these arguments, and returns the time it took in milliseconds. */
export function time(args) {
  return isCpuTime ? cpuTime(args) : wallTime(args);
}

/** User and system time of the whole process with all its threads, in milliseconds. */
function cpuTime(args) {
  const script = 'TIMEFORMAT="%6U %6S"; time "$@" > /dev/null';
  const { stderr } = run('bash', ['-c', script, 'bash', process.execPath, ...args]);
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return (user + system) * 1000;
}

/** Runs Node.js with these arguments, and returns how long somebody waits for it, in milliseconds. */
export function wallTime(args) {
  const start = process.hrtime.bigint();
  run(process.execPath, args);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Runs a command to its end. */
export function run(command, args) {
  const result = spawnSync(command, args, { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (result.status === 0) return result;
  throw new Error(`${args.join(' ')} failed\n${result.stderr}`, { cause: result.error });
}

/** CPU time of a running process with all its threads, in milliseconds; `null` outside Linux. */
export function cpuTimeSoFar(pid) {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = tasks.map((task) =>
      Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanoseconds.reduce((sum, own) => sum + own, 0) / 1e6;
  } catch {
    return null;
  }
}

/** Quantile of sorted numbers, interpolated; `part` from 0 to 1. */
export function quantile(sorted, part) {
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)];
  return below + (sorted[Math.ceil(position)] - below) * (position % 1);
}

/** Order of numbers. */
export function byNumber(a, b) {
  return a - b;
}
