/**
 * Tells V8 to optimise functions some twenty times later than it would, once enough YAML has come by
 * for that to pay. Reading one file runs nearly every function of the yaml package just often
 * enough to be optimised, and is over before that is of use.
 *
 * Measured on Node 20.20, two cores, CPU time of a whole process that reads and ends, median of 40
 * alternated runs, without and with: one file of 1.3 KB 70 and 75 ms (hence the threshold), three of
 * them 119 and 88, 6 KB 115 and 86, 63 KB 208 and 103, 1 MB 1,006 and 914. `--no-opt` does the same
 * for small files, but leaves large ones and the rest of the program slow.
 */
export function optimiseLater(characters: number): void {
  if (hasBudget && seen <= THRESHOLD && seen + characters > THRESHOLD) {
    process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=1500000');
  }
  seen += characters;
}

const THRESHOLD = 2500;

/** V8 12, of Node.js 22, has no such flag any more, and complains on stderr. */
const hasBudget = Number.parseInt(process.versions.v8, 10) < 12;

/** Characters of YAML read so far in this process. */
let seen = 0;
