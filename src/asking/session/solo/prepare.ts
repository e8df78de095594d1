import { join } from 'node:path';
import type { DigestedChecklist } from '../../../analysis/gap-report.ts';
import type { Answers } from '../../../answers/answers.ts';
import { answeredVersion } from '../../../answers/level-texts.ts';
import { match } from '../../../answers/match.ts';
import type { Checklist } from '../../../checklist/checklist.ts';
import { groupNamed } from '../../../checklist/lookup.ts';
import {
  emptyRecord,
  type ResponseRecord,
  type Script,
  unansweredCriteria,
} from '../../../conversation/script.ts';
import { recordOf } from '../../../conversation/solo/answers-of.ts';
import { UserError } from '../../../diagnostic.ts';
import { type Io, today } from '../../../io/io.ts';
import { type AnswersFile, parseAnswers, submit, warningLine } from '../../../loading/answers.ts';
import { loadChecklist, namedChecklist } from '../../../loading/checklists/load.ts';
import { findAnswers } from '../../../loading/round.ts';
import { collectAll } from '../../../storage/read.ts';
import type { Questions } from '../../../terminal/questions.ts';
import { quoted } from '../../../text/safe.ts';
import { type AnswersStore, openAnswersStore } from '../answers-store.ts';
import { askHeading, type Heading } from '../respondent.ts';
import { checkScript, chooseChecklist, folderName, type InterviewOptions } from '../script.ts';

/** Everything that is settled before the first criterion is asked. */
export interface Prepared {
  readonly script: Script;
  /** Content of the file, or the heading of a new one. */
  readonly before: Answers;
  readonly said: ResponseRecord;
  readonly keeper: AnswersStore;
  readonly warnings: readonly string[];
}

/**
 * Opens the answers to resume, or asks for the heading of new ones. On failure the file is free
 * again.
 * @throws UserError, InputError and Stopped
 */
export async function prepare(
  io: Io,
  questions: Questions,
  options: InterviewOptions,
): Promise<Prepared> {
  const { save } = options;
  if (save === undefined) return startAnew(io, questions, options, null);
  const keeper = await openAnswersStore(io, save);
  return orClose(keeper, () =>
    keeper.found
      ? resume(io, keeper, keeper.found, options)
      : startAnew(io, questions, options, keeper),
  );
}

/** @throws UserError and InputError for an earlier round that cannot be read */
async function refuseUnreadablePrevious(io: Io, { previous }: InterviewOptions): Promise<void> {
  if (previous === undefined) return;
  const { sources } = await findAnswers(io, [previous]);
  await collectAll(sources, (source) => parseAnswers(io, source));
}

async function startAnew(
  io: Io,
  questions: Questions,
  options: InterviewOptions,
  opened: AnswersStore | null,
): Promise<Prepared> {
  const { checklist } = await chooseChecklist(io, questions, options.checklist);
  const { definition } = checklist;
  // What the command line gets wrong is said before anything is asked.
  const script = scriptFor(definition, options, emptyRecord, undefined);
  await refuseUnreadablePrevious(io, options);
  const asked = await askHeading(questions, options, definition, today(io));
  const { keeper, heading } = opened
    ? { keeper: opened, heading: asked }
    : await openOwnFile(io, asked, definition);
  const { found } = keeper;
  if (found) return orClose(keeper, () => resume(io, keeper, found, options));
  const before: Answers = {
    format: 1,
    checklist: answeredVersion(definition),
    ...heading,
    status: 'in-progress',
    ...(script.mode === 'express' ? { mode: script.mode } : {}),
    answers: {},
  };
  return { script, before, said: emptyRecord, keeper, warnings: keeper.notices };
}

async function resume(
  io: Io,
  keeper: AnswersStore,
  file: AnswersFile,
  options: InterviewOptions,
): Promise<Prepared> {
  const { answers } = file;
  const named = options.checklist === '?' ? undefined : options.checklist;
  const { definition }: DigestedChecklist =
    named === undefined ? await namedChecklist(io, [file]) : await loadChecklist(io, named);
  refuseContradictions(keeper.path, answers, options, definition);
  const { warnings } = submit(definition, {
    ...file,
    answers: { ...answers, status: 'completed' },
  });
  const said = recordOf(match(definition, answers));
  const script = scriptFor(definition, options, said, answers.mode);
  const before = options.date === undefined ? answers : { ...answers, date: options.date };
  return {
    script,
    before,
    said,
    keeper,
    warnings: [...keeper.notices, ...warnings.map(warningLine)],
  };
}

async function orClose<T>(keeper: AnswersStore, prepared: () => Promise<T>): Promise<T> {
  try {
    return await prepared();
  } catch (error) {
    keeper.close();
    throw error;
  }
}

/** @throws UserError if an option contradicts the file */
function refuseContradictions(
  path: string,
  answers: Answers,
  options: InterviewOptions,
  checklist: Checklist,
): void {
  const { subject, respondent } = answers;
  const isSameGroup = isInGroup(checklist, options.group, respondent.group);
  const pairs = [
    ['--subject', options.subject, subject],
    ['--respondent', options.respondent, respondent.name],
    ['--role', options.role, respondent.role],
    ['--group', isSameGroup ? respondent.group : options.group, respondent.group],
  ] as const;
  for (const [flag, wanted, found] of pairs) {
    if (wanted === undefined || wanted === found) continue;
    throw new UserError(
      `${flag} says ${quoted(wanted)}, but ${quoted(path)} says ${found === undefined ? 'nothing' : quoted(found)}`,
      `leave out ${flag} to go on with that file, or give --save another one`,
    );
  }
}

function scriptFor(
  checklist: Script['checklist'],
  options: InterviewOptions,
  said: ResponseRecord,
  mode: Answers['mode'],
): Script {
  const script = wholeScript(checklist, options, mode);
  return options.unanswered ? { ...script, onlyOpen: unansweredCriteria(script, said) } : script;
}

/**
 * Returns the script of the interview, including answered criteria.
 * @throws UserError if the checklist has no such point, or no key criteria
 */
export function wholeScript(
  checklist: Script['checklist'],
  { express, only }: InterviewOptions,
  mode: Answers['mode'],
): Script {
  const script: Script = {
    checklist,
    mode: express || mode === 'express' ? 'express' : 'full',
    ...(only === undefined ? {} : { onlyPoint: only }),
  };
  checkScript(script);
  return script;
}

/**
 * Opens the file of the respondent: the one that they began, or a new one. A number is added if
 * another person has the same file name.
 * @throws UserError if the file is about another organisation
 */
async function openOwnFile(
  io: Io,
  asked: Heading,
  checklist: Checklist,
): Promise<{ readonly keeper: AnswersStore; readonly heading: Heading }> {
  for (let number = 1; ; number++) {
    const id = number === 1 ? asked.respondent.id : `${asked.respondent.id}-${number}`;
    const heading = { ...asked, respondent: { ...asked.respondent, id } };
    const keeper = await openAnswersStore(io, defaultPath(heading));
    const other = keeper.found?.answers;
    if (!other || isSamePerson(other, asked, checklist)) return { keeper, heading };
    keeper.close();
    if (other.subject !== asked.subject) {
      throw new UserError(
        `${quoted(keeper.path)} holds answers about ${quoted(other.subject)}, not about ${quoted(asked.subject)}`,
        'name another file with --save',
      );
    }
  }
}

function isSamePerson(
  found: Answers,
  { subject, respondent }: Heading,
  checklist: Checklist,
): boolean {
  const { name, id, group } = found.respondent;
  return (
    found.subject === subject &&
    (name ?? id) === respondent.name &&
    isInGroup(checklist, respondent.group, group)
  );
}

/** True if two ids, present or former ones, are of one group, or both are missing. */
function isInGroup(checklist: Checklist, a: string | undefined, b: string | undefined): boolean {
  const [first, second] = [a, b].map((id) =>
    id === undefined ? id : (groupNamed(checklist, id) ?? id),
  );
  return first === second;
}

/** A round is a folder with one file per respondent. */
function defaultPath({ subject, date, respondent }: Heading): string {
  return join(folderName(subject), date, `${respondent.id}.yaml`);
}
