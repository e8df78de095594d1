import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import type { Answers } from '../../answers/answers.ts';
import { match } from '../../answers/match.ts';
import { UserError } from '../../errors.ts';
import { saidBefore } from '../../interview/answers-of.ts';
import { unansweredCriteria } from '../../interview/asked.ts';
import { nothingSaid } from '../../interview/begin.ts';
import type { Said, Script } from '../../interview/interview.ts';
import { quoted } from '../../safe-text.ts';
import { type AnswersKeeper, openAnswersFile } from '../answers-file.ts';
import { today } from '../day.ts';
import type { Io } from '../io.ts';
import { loadChecklist, namedChecklist } from '../load-checklist.ts';
import { type AnswersFile, submit } from '../submit.ts';
import { checkScript, chooseChecklist } from './checklist-choice.ts';
import type { InterviewOptions } from './options.ts';
import { openOwnFile } from './own-file.ts';
import type { Questions } from './questions.ts';
import { askHeading } from './respondent.ts';

/** Everything that is settled before the first criterion is asked. */
export interface Prepared {
  readonly script: Script;
  /** The file as it is, or what a new one begins with. */
  readonly before: Answers;
  readonly said: Said;
  readonly keeper: AnswersKeeper;
  readonly warnings: readonly string[];
}

/**
 * Opens the answers that are to go on, or asks what new ones begin with.
 * @throws UserError, InputError and Stopped; the file is then free again
 */
export async function prepare(
  io: Io,
  questions: Questions,
  options: InterviewOptions,
): Promise<Prepared> {
  const { save } = options;
  if (save === undefined) return startAnew(io, questions, options, null);
  const keeper = await openAnswersFile(io, save);
  return orClose(keeper, () =>
    keeper.found
      ? resume(io, keeper, keeper.found, options)
      : startAnew(io, questions, options, keeper),
  );
}

async function startAnew(
  io: Io,
  questions: Questions,
  options: InterviewOptions,
  opened: AnswersKeeper | null,
): Promise<Prepared> {
  const { checklist } = await chooseChecklist(io, questions, options.checklist);
  const { definition } = checklist;
  // What the command line gets wrong is said before anything is asked.
  const script = scriptFor(definition, options, nothingSaid, undefined);
  const asked = await askHeading(questions, options, definition, today(io));
  const { keeper, heading } = opened
    ? { keeper: opened, heading: asked }
    : await openOwnFile(io, asked);
  const { found } = keeper;
  if (found) return orClose(keeper, () => resume(io, keeper, found, options));
  const before: Answers = {
    format: 1,
    checklist: { id: definition.id, version: definition.version },
    ...heading,
    status: 'in-progress',
    ...(script.mode === 'express' ? { mode: script.mode } : {}),
    answers: {},
  };
  return { script, before, said: nothingSaid, keeper, warnings: keeper.notices };
}

async function resume(
  io: Io,
  keeper: AnswersKeeper,
  file: AnswersFile,
  options: InterviewOptions,
): Promise<Prepared> {
  const { answers } = file;
  refuseContradictions(keeper.path, answers, options);
  const named = options.checklist === '?' ? undefined : options.checklist;
  const { definition }: DigestedChecklist =
    named === undefined ? await namedChecklist(io, [file]) : await loadChecklist(io, named);
  const { warnings } = submit(definition, {
    ...file,
    answers: { ...answers, status: 'completed' },
  });
  const said = saidBefore(match(definition, answers));
  const script = scriptFor(definition, options, said, answers.mode);
  const before = options.date === undefined ? answers : { ...answers, date: options.date };
  return { script, before, said, keeper, warnings: [...keeper.notices, ...warnings] };
}

async function orClose<T>(keeper: AnswersKeeper, prepared: () => Promise<T>): Promise<T> {
  try {
    return await prepared();
  } catch (error) {
    keeper.close();
    throw error;
  }
}

/** @throws UserError where the command line says one thing and the file another */
function refuseContradictions(path: string, answers: Answers, options: InterviewOptions): void {
  const { subject, respondent } = answers;
  const pairs = [
    ['--subject', options.subject, subject],
    ['--respondent', options.respondent, respondent.name],
    ['--role', options.role, respondent.role],
    ['--group', options.group, respondent.group],
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
  said: Said,
  mode: Answers['mode'],
): Script {
  const script = wholeScript(checklist, options, mode);
  return options.unanswered ? { ...script, onlyOpen: unansweredCriteria(script, said) } : script;
}

/**
 * What is gone through, open or not.
 * @throws UserError where the checklist has no such point, or no key criteria
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
