import type { Answers } from '../../../answers/answers.ts';
import { renamesOf } from '../../../answers/match.ts';
import {
  type Interview,
  type InterviewEvent,
  startInterview,
} from '../../../conversation/script.ts';
import { conductInterview, type Save } from '../../../conversation/solo/advance.ts';
import { answersOf } from '../../../conversation/solo/answers-of.ts';
import { type Earlier, progress } from '../../../conversation/solo/view.ts';
import { UserError } from '../../../diagnostic.ts';
import { INTERRUPTED, type Io, type SaveState, Stopped } from '../../../io/io.ts';
import type { Questions } from '../../../terminal/questions.ts';
import { safeText } from '../../../text/safe.ts';
import { interviewTurn } from '../../lines/solo/commands.ts';
import type { LineContext } from '../../lines/solo/show.ts';
import { type InterviewDriverOptions, interviewScreen } from '../../screen/solo/solo.ts';
import {
  type ConversationDriver,
  type DriverFactory,
  openDriver,
  type SessionEnd,
  whileOpen,
} from '../driver.ts';
import { findEarlier } from '../respondent.ts';
import type { InterviewOptions } from '../script.ts';
import { type InterviewClosing, interviewClosing, printClosing, reportOn } from './closing.ts';
import { type Prepared, prepare } from './prepare.ts';

/**
 * Runs an interview, saves the answers after each of them, and ends with the report.
 * @throws UserError and InputError
 */
export async function runInterview(io: Io, options: InterviewOptions): Promise<SessionEnd> {
  const driver = openDriver(io, options);
  try {
    const prepared = await prepare(io, driver.questions, options);
    return await interview(io, driver, prepared, options);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    printClosing(io, 'Stopped before the first criterion; there was nothing to save.');
    return { is: 'interrupted', exitCode: error.exitCode };
  } finally {
    driver.close();
  }
}

async function interview(
  io: Io,
  driver: ConversationDriver,
  prepared: Prepared,
  options: InterviewOptions,
): Promise<SessionEnd> {
  const { keeper, before } = prepared;
  try {
    const earlier = await lookBack(io, options, prepared);
    sayWhere(io, prepared);
    const gutFeeling = keeper.found ? {} : await askGutFeeling(driver.questions);
    const ready = { ...prepared, before: { ...before, ...gutFeeling } };
    const { ending, code } = await ask(io, driver, ready, earlier);
    return await finish(io, ending, code, options);
  } finally {
    keeper.close();
  }
}

async function ask(
  io: Io,
  driver: ConversationDriver,
  { script, before, said, keeper }: Prepared,
  earlier: Earlier | null,
): Promise<{ readonly ending: InterviewClosing; readonly code: number | null }> {
  const { date, seconds: secondsBefore = 0 } = before;
  const begun = io.now();
  const begunIn = keeper.path;
  const passed = () => Math.max(Math.round((io.now() - begun) / 1000), 0);
  const renamed = renamesOf(script.checklist);
  const save: Save = (interview) => {
    const seconds = secondsBefore + passed();
    return keeper.save(answersOf(script, interview, { before, date, seconds }), renamed);
  };
  if (!keeper.found) tryToSave(save(startInterview(script, said)));
  const asking = driver.open(interviewDriver({ script, earlier, moveTo: keeper.changePath }));
  try {
    const { interview, saving } = await conductInterview(
      script,
      startInterview(script, said),
      asking.ask,
      (interview) => whileOpen(save(interview)),
    );
    const times = { seconds: passed(), secondsInAll: secondsBefore + passed() };
    const unsaved = keeper.unsaved();
    const halfWritten = asking.halfWritten();
    const ending = { script, interview, ...saving, unsaved, halfWritten, ...times };
    const { path } = keeper;
    return { ending: { ...ending, path, begunIn }, code: await asking.close() };
  } finally {
    await asking.close();
  }
}

/** @throws UserError if the file cannot be written, before any question is asked */
function tryToSave({ isSaved, message }: SaveState): void {
  if (isSaved) return;
  throw new UserError(message ?? 'the answers cannot be saved', 'name another file with --save');
}

/** Shows the report and the closing summary. */
async function finish(
  io: Io,
  ending: InterviewClosing,
  code: number | null,
  options: InterviewOptions,
): Promise<SessionEnd> {
  const { interview, isSaved, path, script } = ending;
  const isFinished = interview.status === 'finished';
  if (isFinished && isSaved && !options.sealed) {
    await reportOn(io, [path], script.checklist.id, options);
  }
  printClosing(io, interviewClosing(ending, options));
  if (!isFinished) return { is: 'interrupted', exitCode: code ?? INTERRUPTED };
  return { is: isSaved ? 'done' : 'not-saved' };
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

function sayWhere({ stderr }: Io, { script, said, keeper, warnings }: Prepared): void {
  const { found, path } = keeper;
  for (const warning of warnings) stderr.write(`warning: ${safeText(warning)}\n`);
  // All of it counts, also where only what is open is gone through.
  const whole = { ...script, onlyOpen: undefined };
  const { answered, of } = progress(whole, startInterview(whole, said));
  stderr.write(
    found
      ? `Going on with ${safeText(path)}: ${answered} of ${of} criteria answered.\n`
      : `Every answer is saved at once in ${safeText(path)}\n`,
  );
}

async function askGutFeeling(questions: Questions): Promise<Pick<Answers, 'gutFeeling'>> {
  const said = await questions.text(
    'Your gut feeling: how aligned are the two teams? (0-4 or Enter; not scored)',
    (text) => (/^[0-4]?$/.test(text) ? null : 'a number from 0 to 4, or nothing'),
  );
  return said === '' ? {} : { gutFeeling: Number(said) };
}

/** Returns the ways to run an interview. */
function interviewDriver(
  options: Omit<InterviewDriverOptions, 'now'>,
): DriverFactory<Interview, InterviewEvent> {
  return {
    setUp: (now, onShow) => interviewScreen({ ...options, now }, onShow),
    converse: (speaking) => {
      const memory = { lastPoint: null, lastShown: null, explained: new Set<string>() };
      const context: LineContext = { ...options, ...speaking, ...memory };
      return (interview, saving) => interviewTurn(context, interview, saving);
    },
    end: { type: 'stopped' },
  };
}
