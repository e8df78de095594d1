import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Respondent } from '../../answers/answers.ts';
import { match } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { criterionNamed } from '../../checklist/lookup.ts';
import type { Earlier, EarlierPromise } from '../../conversation/view.ts';
import { UserError, type Warning } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { printWarning } from '../../io/messages.ts';
import { parseAnswers } from '../../loading/answers.ts';
import {
  findAnswers,
  hasField,
  isAgreementsFile,
  isAnswers,
  isRoundFile,
} from '../../loading/round.ts';
import { collectAll, statOf } from '../../storage/read.ts';
import { sessionWords as words } from '../../words/session.ts';

/** Answers, people and promises of an earlier round. */
export interface EarlierRound {
  readonly earlier: Earlier;
  readonly subject: string | undefined;
  readonly respondents: readonly Respondent[];
  /** Path of the answers of each respondent, in the same order. */
  readonly paths: readonly string[];
}

/**
 * Reads an earlier round from a folder or a file.
 * @throws UserError if it cannot be read or holds no answers, InputError if it has errors
 */
export async function readEarlier(
  io: Io,
  path: string,
  checklist: Checklist,
): Promise<EarlierRound> {
  const { sources } = await findAnswers(io, [path]);
  for (const { file, value } of sources) {
    if (!isAnswers(value))
      throw new UserError(words.notEarlier({ path: file, is: kindOf(file, value) }));
  }
  const files = await collectAll(sources, (source) => parseAnswers(io, source));
  const dates = files.map(({ answers }) => answers.date).toSorted();
  const [first] = files;
  const subject = first?.answers.subject;
  const folder = statOf(io, path).isDirectory() ? path : dirname(path);
  return {
    earlier: {
      date: dates.at(-1) ?? '',
      answers: new Map(
        files.map(({ answers }) => [answers.respondent.id, match(checklist, answers).answers]),
      ),
      promises:
        subject === undefined ? new Map() : await promisesIn(io, folder, checklist, subject),
    },
    subject,
    respondents: files.map(({ answers }) => answers.respondent),
    paths: sources.map(({ file }) => file),
  };
}

type OtherKind = Parameters<typeof words.notEarlier>[0]['is'];

/** Kind of a file that holds no answers. */
function kindOf(file: string, value: unknown): OtherKind {
  if (hasField(value, 'points')) return 'checklist';
  if (hasField(value, 'actions')) return 'plan';
  if (hasField(value, 'generator')) return 'report';
  if (hasField(value, 'agreed') || isAgreementsFile(basename(file))) return 'agreed';
  return isRoundFile(basename(file)) ? 'round' : 'other';
}

/** Actions of the plan beside earlier answers; none if it has errors, which `align check` names. */
async function promisesIn(
  io: Io,
  folder: string,
  checklist: Checklist,
  subject: string,
): Promise<Earlier['promises']> {
  const path = join(folder, 'plan.yaml');
  if (!existsSync(resolve(io.folder, path))) return new Map();
  const { loadPlan } = await import('../../loading/plan.ts');
  try {
    const { plan } = await loadPlan(io, path, { checklist, subject });
    const open = plan.actions.filter(({ status }) => status !== 'dropped');
    return new Map(
      open.flatMap(
        ({ criterion, do: action, owner = null, due = null }): [string, EarlierPromise][] => {
          const found = criterionNamed(checklist, criterion);
          return found ? [[found.id, { do: action, owner, due }]] : [];
        },
      ),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    printWarning(io, words.planPassedOver({ path }));
    return new Map();
  }
}

/** Earlier answers of one respondent, their path, and a warning about them. */
export interface OwnEarlier {
  readonly earlier: Earlier | null;
  readonly path: string | null;
  readonly warning: Warning | null;
}

/**
 * Finds the answers of a respondent in an earlier round: those under their id, or the only ones,
 * which are taken to be theirs.
 */
export function earlierOf(
  { earlier, respondents, paths }: EarlierRound,
  path: string,
  { id }: Respondent,
): OwnEarlier {
  const [only] = respondents;
  const own =
    respondents.find((other) => other.id === id) ?? (respondents.length === 1 ? only : undefined);
  const answers = own && earlier.answers.get(own.id);
  if (!answers) {
    const ids = respondents.map((other) => other.id);
    return { earlier: null, path: null, warning: words.notInEarlier({ path, id, ids }) };
  }
  return {
    earlier: { ...earlier, answers: new Map([[id, answers]]) },
    path: paths[respondents.indexOf(own)] ?? null,
    warning: null,
  };
}
