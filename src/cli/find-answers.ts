import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Source } from '../input/source.ts';
import { quoted } from '../safe-text.ts';
import type { Io } from './io.ts';
import { listFolder, readFile, STDIN_PATH, statOf } from './read-file.ts';

/** The answers files that some paths lead to, read but not yet checked. */
export interface FoundAnswers {
  readonly sources: readonly Source[];
  /** Paths of what rooms agreed, beside the answers in folders; not read yet. */
  readonly agreed: readonly string[];
  readonly warnings: readonly string[];
}

const READABLE = /\.(ya?ml|json)$/i;
/** What the room agreed on. */
const AGREED = /^agreed\.(ya?ml|json)$/i;
/** What lies beside answers in a round: plan, policy, the room's agreement, reports, backups. */
const KNOWN = /^(plan|policy|agreed)\.(ya?ml|json)$|report|^readme|^\.|\.(lock|bak|tmp)$|~$/i;

/**
 * Reads every path: a file, a folder (a round: the answers files in it), or "-".
 * @throws UserError where a path cannot be read or a folder holds no answers, InputError for a
 *   file that cannot be parsed
 */
export async function findAnswers(io: Io, paths: readonly string[]): Promise<FoundAnswers> {
  const sources: Source[] = [];
  const agreed: string[] = [];
  const warnings: string[] = [];
  for (const path of paths) {
    if (path === STDIN_PATH || !statOf(io, path).isDirectory()) {
      sources.push(await readFile(io, path));
      continue;
    }
    const round = await readRound(io, path);
    sources.push(...round.sources);
    agreed.push(...round.agreed);
    warnings.push(...round.warnings);
  }
  return { sources, agreed, warnings };
}

async function readRound(io: Io, folder: string): Promise<FoundAnswers> {
  const files = listFolder(io, folder).flatMap(({ name, isFile }) => (isFile ? [name] : []));
  const names = files.filter((name) => !isPassedOver(name));
  const sources: Source[] = [];
  const strangers = names.filter((name) => !READABLE.test(name));
  for (const name of names.filter((own) => READABLE.test(own))) {
    const source = await readFile(io, join(folder, name));
    if (isAnswers(source.value)) sources.push(source);
    else strangers.push(name);
  }
  if (sources.length === 0) {
    throw new UserError(
      `there are no answers in ${quoted(folder)}`,
      'answers are .yaml, .yml or .json files that have "respondent" and "answers" at the top',
    );
  }
  return {
    sources,
    agreed: files.filter((name) => AGREED.test(name)).map((name) => join(folder, name)),
    warnings: strangers.map(
      (name) => `${quoted(join(folder, name))} holds no answers; passed over`,
    ),
  };
}

/** Whether a file of this name is never taken for answers in a folder. */
function isPassedOver(name: string): boolean {
  return KNOWN.test(name);
}

/** Whether a file's value looks like answers, so that it is checked as such. */
function isAnswers(value: unknown): boolean {
  return hasField(value, 'answers') && hasField(value, 'respondent');
}

/** Whether a value is a mapping with this field. */
export function hasField(value: unknown, field: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, field);
}
