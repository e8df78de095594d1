import { join, resolve } from 'node:path';
import { UserError } from '../diagnostic.ts';
import { type Io, isDay } from '../io/io.ts';
import { hasField, isAnswers, isPassedOver, isRoundFile } from '../loading/round.ts';
import { listFolder, READABLE, readFile, statOf } from '../storage/read.ts';
import { configurationWords } from '../words/configuration-errors.ts';
import { isInside } from './configuration.ts';

/** Round in the folder of rounds. */
export interface RoundFolder {
  /** Name of its folder; `.` if the folder of rounds is itself the only round. */
  readonly name: string;
  /** Path from the working folder. */
  readonly path: string;
  /** Latest date of its answers; that of its `round.yaml` only without any. `null` if there is none. */
  readonly date: string | null;
  readonly answers: number;
}

/**
 * Lists the rounds in a folder: folders with answers or a `round.yaml`, or the folder itself if it has
 * them. Symbolic links are followed, so that none hides the latest round.
 * @throws UserError and InputError for files that cannot be read; UserError for a link out of `root`
 */
export async function roundsIn(
  io: Io,
  folder: string,
  root: string,
): Promise<readonly RoundFolder[]> {
  const own = await roundAt(io, folder, '.', root);
  if (own !== null) return [own];
  const found: RoundFolder[] = [];
  for (const { name } of listFolder(io, folder)) {
    const path = join(folder, name);
    if (name.startsWith('.') || !statOf(io, path).isDirectory()) continue;
    const round = await roundAt(io, path, name, root);
    if (round !== null) found.push(round);
  }
  return found;
}

async function roundAt(
  io: Io,
  path: string,
  name: string,
  root: string,
): Promise<RoundFolder | null> {
  const dates: string[] = [];
  const planned: string[] = [];
  let answers = 0;
  let isRound = false;
  refuseOutside(io, path, root);
  for (const { name: file, isFile } of listFolder(io, path)) {
    const own = join(path, file);
    const isDescription = isRoundFile(file);
    if (!isFile || !READABLE.test(file) || (isPassedOver(file) && !isDescription)) continue;
    refuseOutside(io, own, root);
    if (!statOf(io, own).isFile()) continue;
    const { value } = await readFile(io, own);
    if (!isDescription && !isAnswers(value)) continue;
    isRound = true;
    if (!isDescription) answers++;
    if (isDescription) planned.push(...['date', 'from', 'to'].flatMap((own) => dayIn(value, own)));
    else dates.push(...dayIn(value, 'date'));
  }
  // No description makes old answers the latest ones.
  const date = (dates.length > 0 ? dates : planned).toSorted().at(-1) ?? null;
  return isRound ? { name, path, date, answers } : null;
}

function dayIn(value: unknown, field: string): readonly string[] {
  const written = hasField(value, field) ? Object(value)[field] : undefined;
  return typeof written === 'string' && isDay(written) ? [written] : [];
}

function refuseOutside({ folder }: Io, path: string, root: string): void {
  if (isInside(root, resolve(folder, path))) return;
  throw new UserError(configurationWords.linkOutside({ path }));
}

/**
 * Returns the round with the latest date.
 * @throws UserError if there is none, one has no date, or two have the same
 */
export function latestOf(rounds: readonly RoundFolder[], folder: string): RoundFolder {
  const undated = rounds.find(({ date }) => date === null);
  if (undated) throw new UserError(configurationWords.undatedRound({ path: undated.path }));
  const [latest, second] = rounds.toSorted(({ date: a }, { date: b }) =>
    (a ?? '') < (b ?? '') ? 1 : (a ?? '') > (b ?? '') ? -1 : 0,
  );
  if (latest === undefined) throw new UserError(configurationWords.noRounds({ folder }));
  if (second === undefined || second.date !== latest.date) return latest;
  const date = latest.date ?? '';
  throw new UserError(
    configurationWords.sameDate({ first: latest.path, second: second.path, date }),
  );
}
