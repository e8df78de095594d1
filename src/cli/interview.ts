import type { Answers } from '../answers/answers.ts';
import { UserError } from '../errors.ts';
import { answersOf } from '../interview/answers-of.ts';
import { begin } from '../interview/begin.ts';
import { conduct, type Save, type Saving } from '../interview/conduct.ts';
import { progress } from '../interview/progress.ts';
import { safeText } from '../safe-text.ts';
import { exitCode } from './exit-code.ts';
import { findEarlier } from './interview/earlier.ts';
import { type Ending, farewell } from './interview/farewell.ts';
import { openKeeper } from './interview/keeper.ts';
import type { InterviewOptions } from './interview/options.ts';
import { type Prepared, prepare } from './interview/prepare.ts';
import type { Questions } from './interview/questions.ts';
import { INTERRUPTED, Stopped } from './interview/stopped.ts';
import { openTalk, type Talk } from './interview/talk.ts';
import type { Io } from './io.ts';
import type { Earlier } from './prompt/situation.ts';
import { writeReport } from './write-report.ts';

/**
 * Asks somebody through a checklist, keeps the answers in a file after each of them, and ends with
 * the report. Returns the exit code.
 * @throws UserError and InputError
 */
export async function holdInterview(io: Io, options: InterviewOptions): Promise<number> {
  const talk = openTalk(io, options);
  try {
    const prepared = await prepare(io, talk.questions, options);
    const earlier = await lookBack(io, options, prepared);
    sayWhere(io, prepared);
    const before = prepared.isNew
      ? { ...prepared.before, ...(await askGutFeeling(talk.questions)) }
      : prepared.before;
    return await ask(io, talk, { ...prepared, before }, earlier, options);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    tell(io, 'Stopped before the first criterion; there was nothing to save.');
    return error.exitCode;
  } finally {
    talk.close();
  }
}

async function ask(
  io: Io,
  talk: Talk,
  { script, before, said, path, isNew }: Prepared,
  earlier: Earlier | null,
  options: InterviewOptions,
): Promise<number> {
  const keeper = openKeeper(io, path);
  const begun = io.now();
  const seconds = () => Math.round((io.now() - begun) / 1000);
  const secondsInAll = () => (before.seconds ?? 0) + seconds();
  const save: Save = (interview) =>
    keeper.save(
      answersOf(script, interview, { before, date: before.date, seconds: secondsInAll() }),
    );
  if (isNew) tryToSave(save(begin(script, said)));
  const asking = talk.open({ script, earlier, moveTo: keeper.moveTo });
  try {
    const { interview, saving } = await conduct(script, begin(script, said), asking.ask, save);
    const code = await asking.close();
    const ending = {
      script,
      interview,
      ...saving,
      seconds: seconds(),
      secondsInAll: secondsInAll(),
    };
    return await finish(io, { ...ending, path: keeper.path }, code, options);
  } finally {
    await asking.close();
    keeper.close();
  }
}

/** @throws UserError where the file cannot be written, before anybody answers in vain */
function tryToSave({ isSaved, message }: Saving): void {
  if (isSaved) return;
  throw new UserError(message ?? 'the answers cannot be saved', 'name another file with --save');
}

/** The report, and the last words. */
async function finish(
  io: Io,
  ending: Ending,
  code: number | null,
  options: InterviewOptions,
): Promise<number> {
  const isFinished = ending.interview.status === 'finished';
  if (isFinished && ending.isSaved) await report(io, ending, options);
  tell(io, farewell(ending, options));
  if (!isFinished) return code ?? INTERRUPTED;
  return ending.isSaved ? exitCode.done : exitCode.userError;
}

async function report(io: Io, { script, path }: Ending, options: InterviewOptions): Promise<void> {
  const { format, output, checklist } = options;
  await writeReport(io, [path], {
    ...options,
    checklist: checklist === undefined || checklist === '?' ? script.checklist.id : checklist,
    ...(format === undefined && output === undefined ? { format: 'text' } : {}),
  });
}

/** The last words; where the terminal is gone, nobody is there to read them. */
function tell({ stderr }: Io, text: string): void {
  try {
    stderr.write(`${text}\n`);
  } catch {
    return;
  }
}

async function lookBack(
  io: Io,
  { previous }: InterviewOptions,
  { script, before }: Prepared,
): Promise<Earlier | null> {
  if (previous === undefined) return null;
  const found = await findEarlier(io, previous, script.checklist, before.respondent);
  if (found.warning) io.stderr.write(`warning: ${safeText(found.warning)}\n`);
  return found.earlier;
}

function sayWhere({ stderr }: Io, { script, said, path, isNew, warnings }: Prepared): void {
  for (const warning of warnings) stderr.write(`warning: ${safeText(warning)}\n`);
  const { answered, of } = progress(script, begin(script, said));
  stderr.write(
    isNew
      ? `Every answer is saved at once in ${safeText(path)}\n`
      : `Going on with ${safeText(path)}: ${answered} of ${of} criteria answered.\n`,
  );
}

async function askGutFeeling(questions: Questions): Promise<Pick<Answers, 'gutFeeling'>> {
  const said = await questions.text(
    'Your gut feeling: how aligned are the two teams? (0-4 or Enter; not scored)',
    (text) => (/^[0-4]?$/.test(text) ? null : 'a number from 0 to 4, or nothing'),
  );
  return said === '' ? {} : { gutFeeling: Number(said) };
}
