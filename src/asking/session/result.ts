import { dirname } from 'node:path';
import { Chalk } from 'chalk';
import type { AuditResult } from '../../audit/audit.ts';
import type { RoundProgress } from '../../audit/reveal.ts';
import { isScored, scaleOf } from '../../checklist/criteria/types.ts';
import { weightOf } from '../../checklist/lookup.ts';
import { answerTo, askedCriteria, recordBy } from '../../conversation/script.ts';
import { progress } from '../../conversation/view.ts';
import { criterionName, valueText } from '../../conversation/wording.ts';
import { UserError } from '../../diagnostic.ts';
import { colourLevel, type Io } from '../../io/io.ts';
import { statOf } from '../../storage/read.ts';
import { oneSafeLine, safeText } from '../../text/safe.ts';
import { cut, padEnd, spread, widthOf, wrapLines } from '../../text/wrap.ts';
import { conversationWords } from '../../words/conversation.ts';
import { day } from '../../words/grammar.ts';
import { sessionWords } from '../../words/session.ts';
import { isReadableInRoom, PROJECTOR } from '../screen/page.ts';
import {
  checklistOption,
  closingText,
  duration,
  type Ending,
  printClosing,
  resumeCommand,
  shellWord,
  withoutOnly,
} from './closing.ts';
import { type InterviewOptions, namedIn } from './options.ts';

const words = sessionWords.result;

/** Columns of a result; the last one stays free. */
const NARROWEST = 40;
const WIDEST = 80;

/** Fewest columns in which lowest answers stand side by side. */
const FEWEST_FOR_TWO = 70;
/** Lowest answers, and other respondents, that are named. */
const MOST_LOWEST = 6;
const MOST_OTHERS = 5;

/**
 * Shows the result of a finished conversation on one screen, or writes the report where one is asked
 * for. Never shows answers of others before all have answered.
 * @throws UserError and InputError as an audit of these files does
 */
export async function showResult(io: Io, ending: Ending, options: InterviewOptions): Promise<void> {
  const { format, output } = options.destination;
  if (format !== undefined || output !== undefined) {
    await writeReport(io, ending, options);
    printClosing(io, closingText(ending, options, io.stderr));
    return;
  }
  const { script } = ending.prepared;
  const others = script.isWorkshop ? null : await roundOf(io, ending, options);
  const isWhole = script.isWorkshop || (others !== null && isComplete(others));
  if (options.sealed) return printClosing(io, sealedLines(io, ending, others, options).join('\n'));
  const lines = isWhole
    ? await everybodyLines(io, ending, options)
    : await ownLines(io, ending, others, options);
  printClosing(io, fitted(lines, io.stderr).join('\n'));
}

/** Leaves out blank lines, the last first, until all lines fit the window; never a line of text. */
function fitted(lines: readonly string[], { columns, rows }: Io['stderr']): readonly string[] {
  const height = (line: string) => Math.max(Math.ceil(widthOf(line) / columns), 1);
  const shown = [...lines];
  for (let at = shown.length - 1; at > 0; at--) {
    const needed = shown.reduce((sum, line) => sum + height(line), 0);
    if (needed <= rows - 2) break;
    if (shown[at] === '') shown.splice(at, 1);
  }
  return shown;
}

async function writeReport(io: Io, ending: Ending, options: InterviewOptions): Promise<void> {
  const { deliverReport, openDelivery } = await import('../../output/report.ts');
  const delivery = await openDelivery(io, options.destination);
  await deliverReport(io, await audited(io, ending.store.sources(), ending, options), delivery);
}

async function audited(
  io: Io,
  answers: readonly string[],
  { prepared }: Ending,
  { checklist, express, report }: InterviewOptions,
): Promise<AuditResult> {
  const { runAudit } = await import('../../audit/audit.ts');
  const { script } = prepared;
  const named = namedIn(checklist) ?? script.checklist.id;
  const isExpress = express ?? script.mode === 'express';
  return runAudit(io, { ...report, answers: { answers, checklist: named, express: isExpress } });
}

/** Audits answers, and compares them with the earlier ones at a path where that is possible. */
async function auditedSince(
  io: Io,
  previous: string | null,
  answers: readonly string[],
  ending: Ending,
  options: InterviewOptions,
): Promise<AuditResult> {
  const result = await audited(io, answers, ending, options);
  if (previous === null || result.shown.anonymity !== null) return result;
  const [{ compareRounds }, { refuseBaseline }] = await Promise.all([
    import('../../analysis/comparison/comparison.ts'),
    import('../../audit/baseline.ts'),
  ]);
  try {
    const { report: before } = await audited(io, [previous], ending, options);
    const { report } = result;
    refuseBaseline(previous, before, { report, formerly: [] });
    return { ...result, shown: { ...result.shown, comparison: compareRounds(before, report) } };
  } catch (error) {
    // Of another organisation or checklist: nothing to compare with, which no report says either.
    if (error instanceof UserError) return result;
    throw error;
  }
}

/** Progress of everybody whose answers are in the folder, or who is expected; `null` if unknown. */
async function roundOf(
  io: Io,
  { prepared, store }: Ending,
  { checklist }: InterviewOptions,
): Promise<RoundProgress | null> {
  const { roundProgress } = await import('../../audit/reveal.ts');
  const named = namedIn(checklist) ?? prepared.script.checklist.id;
  try {
    const request = { answers: [dirname(store.path)], checklist: named };
    return await roundProgress(io, request, ['all']);
  } catch (error) {
    // Another file in the folder may be damaged; that is nobody's fault who has just answered.
    if (error instanceof UserError) return null;
    throw error;
  }
}

function isComplete({ respondents, awaited }: RoundProgress): boolean {
  return awaited.length === 0 && respondents.length > 1;
}

function canvasOf(io: Io, { isPlain, prepared }: Ending, { color }: InterviewOptions) {
  const widest = prepared.script.isWorkshop && !isPlain ? PROJECTOR.columns : WIDEST;
  const columns = Math.min(Math.max(io.stderr.columns, NARROWEST), widest);
  const paint = new Chalk({ level: colourLevel(io, io.stderr, color) });
  return { columns, paint, hasDrawings: !isPlain };
}

/** The own picture of one respondent: score, lowest answers, who is missing, what to do next. */
async function ownLines(
  io: Io,
  ending: Ending,
  others: RoundProgress | null,
  options: InterviewOptions,
): Promise<readonly string[]> {
  const { resultOnScreen } = await import('../../output/screen.ts');
  const canvas = canvasOf(io, ending, options);
  const { columns, paint } = canvas;
  const { previous } = ending.prepared;
  const result = await auditedSince(io, previous, [ending.store.path], ending, options);
  const { title: score, scale, guess } = resultOnScreen(result, canvas);
  const title = score === null ? words.noScore : words.own({ score, guess });
  return [
    paint.bold(headLine(ending, columns)),
    '',
    ...wrapLines(title, columns - 2).map((line) => paint.bold(` ${line}`)),
    ...(scale.length > 0 ? ['', ...scale] : []),
    '',
    ...lowestLines(ending, columns),
    ...othersLines(ending, others, columns),
    ...nextLines(ownCommands(ending, others, options), columns),
  ];
}

function headLine({ prepared, state, seconds, secondsInAll }: Ending, columns: number): string {
  const { answered, of } = progress(prepared.script, state);
  const time = duration(Math.max(seconds, secondsInAll));
  const [person] = state.people;
  const name = [person?.name ?? '', person?.role ?? ''].filter((part) => part !== '').join(', ');
  const head = ` ${words.head({ name: oneSafeLine(name), answered, of, time })}`;
  return spread(head, conversationWords.saved, columns - 1);
}

/** The lowest answers, the weightiest first, in two columns. */
function lowestLines({ prepared, state }: Ending, columns: number): readonly string[] {
  const { script } = prepared;
  const view = { script, state, saving: null, earlier: null, setting: prepared.setting };
  const found = askedCriteria(script, state).flatMap(({ point, criterion, voters }) => {
    const answer = voters[0] && answerTo(recordBy(state, voters[0]), criterion.id);
    if (!isScored(criterion) || !answer || !('value' in answer) || answer.value === null) return [];
    const scale = scaleOf(script.checklist, criterion);
    const score = scale.levelOf(answer.value)?.score ?? 1;
    const title = criterion.title ?? criterion.question;
    const name = `${criterionName(view, criterion.id)}  ${oneSafeLine(title)}`;
    return [
      {
        name,
        score,
        weight: point.weight * weightOf(criterion),
        level: valueText(answer.value, scale),
      },
    ];
  });
  const lowest = Math.min(...found.map(({ score }) => score));
  const sorted = found.toSorted((a, b) => a.score - b.score || b.weight - a.weight);
  if (sorted.length === 0 || lowest >= 1) return [];
  const isOneLevel = sorted.slice(0, MOST_LOWEST).every(({ score }) => score === lowest);
  const equal = sorted.filter(({ score }) => score === lowest);
  const { shown, rest } = firstOf(isOneLevel ? equal : sorted, MOST_LOWEST);
  const [first] = shown;
  const half = Math.ceil(shown.length / 2);
  const width = Math.floor((columns - 6) / 2);
  const names = shown.map(({ name, level }) => (isOneLevel ? name : `${name}: ${level}`));
  const rows =
    columns >= FEWEST_FOR_TWO
      ? names.slice(0, half).map((name, at) => {
          const left = padEnd(cut(name, width), width);
          return `   ${left}  ${cut(names[at + half] ?? '', width)}`.trimEnd();
        })
      : names.map((name) => `   ${cut(name, columns - 4)}`);
  return [
    ` ${isOneLevel && first ? words.lowestAll({ level: first.level }) : words.lowest}`,
    ...rows,
    ...(isOneLevel && rest > 0 ? [`   ${words.more({ number: rest })}`] : []),
    '',
  ];
}

/** Returns at most so many items, or one more where only that would be left, and how many are left. */
function firstOf<T>(items: readonly T[], most: number) {
  const shown = items.length === most + 1 ? items : items.slice(0, most);
  return { shown, rest: items.length - shown.length };
}

function othersLines(
  { state }: Ending,
  others: RoundProgress | null,
  columns: number,
): readonly string[] {
  const own = state.people[0]?.name;
  const rows = (others?.respondents ?? [])
    .filter(({ name }) => name !== own)
    .map(
      (own) => [`${oneSafeLine(own.name)}, ${oneSafeLine(own.group)}`, progressOf(own)] as const,
    );
  const groups = (others?.silentGroups ?? []).map(
    (group) => [oneSafeLine(group), words.waiting] as const,
  );
  const all = [...rows, ...groups];
  const width = Math.min(Math.max(...all.map(([who]) => widthOf(who)), 0), WIDEST_NAME);
  const { shown, rest } = firstOf(all, MOST_OTHERS);
  return [
    ` ${words.oneView}`,
    ...shown.map(([who, status]) =>
      cut(`   ${padEnd(cut(who, width), width)}  ${status}`, columns - 1),
    ),
    ...(rest > 0 ? [`   ${words.more({ number: rest })}`] : []),
    '',
  ];
}

/** Columns of a name with its group; longer ones are cut. */
const WIDEST_NAME = 30;

function progressOf({ isFinished, answered, of }: RoundProgress['respondents'][number]): string {
  if (isFinished) return words.hidden;
  return answered === 0 ? words.waiting : words.underWay({ answered, of });
}

type NextCommand = readonly [what: string, command: string];

function ownCommands(
  ending: Ending,
  others: RoundProgress | null,
  options: InterviewOptions,
): readonly NextCommand[] {
  const { prepared, state, store } = ending;
  const { answered, of } = progress(prepared.script, state);
  const { mode } = prepared.script;
  const commandIn = (own: typeof mode) => resumeCommand(ending, own, withoutOnly(options));
  return [
    [answered < of ? words.commands.open : words.commands.change, commandIn(mode)],
    ...(mode === 'express' ? [[words.commands.deepen, commandIn('full')] as const] : []),
    ...(others === null
      ? []
      : [
          [
            words.commands.reveal,
            withChecklist(words.revealCommand({ path: shellWord(dirname(store.path)) }), options),
          ] as const,
        ]),
  ];
}

function withChecklist(command: string, { checklist }: InterviewOptions): string {
  return [command, ...checklistOption(checklist)].join(' ');
}

function nextLines(commands: readonly NextCommand[], columns: number): readonly string[] {
  const width = Math.max(...commands.map(([what]) => widthOf(what)));
  return [
    ` ${words.next}`,
    // Commands are never cut: somebody copies them.
    ...commands.flatMap(([what, command]) => {
      const line = `   ${padEnd(what, width)}  ${command}`;
      return widthOf(line) < columns ? [line] : [`   ${what}`, `     ${command}`];
    }),
  ];
}

/** The result of all respondents: score, cause, disagreements, first actions, what to do next. */
async function everybodyLines(
  io: Io,
  ending: Ending,
  options: InterviewOptions,
): Promise<readonly string[]> {
  const { resultOnScreen } = await import('../../output/screen.ts');
  const { prepared, store, state } = ending;
  const isWorkshop = prepared.script.isWorkshop === true;
  const canvas = canvasOf(io, ending, options);
  const round = isWorkshop ? store.path : dirname(store.path);
  const answers = isWorkshop ? store.sources() : [round];
  const previous = earlierRound(io, options);
  const result = await auditedSince(io, previous, answers, ending, options);
  const { answered, of } = progress(prepared.script, state);
  const isOpen = answered < of;
  const subject = oneSafeLine(prepared.subject);
  const head = isOpen ? words.partly({ subject, answered, of }) : words.everybody({ subject });
  const linesWith = (most: number) => {
    const { columns, paint } = canvas;
    const { title, scale, findings } = resultOnScreen(result, { ...canvas, most });
    return [
      ...headLines(head, day(prepared.files.date), columns).map((line) => paint.bold(line)),
      '',
      ...wrapLines(title ?? words.noScore, columns - 2).map((line) => paint.bold(` ${line}`)),
      ...(scale.length > 0 ? ['', ...scale] : []),
      '',
      ...findings,
      ...nextLines(
        [
          ...(isOpen
            ? [
                [
                  words.commands.workshop,
                  resumeCommand(ending, prepared.script.mode, withoutOnly(options)),
                ] as const,
              ]
            : []),
          [
            words.commands.report,
            withChecklist(words.reportCommand({ path: shellWord(round) }), options),
          ],
          [
            words.commands.plan,
            withChecklist(words.planCommand({ path: shellWord(round) }), options),
          ],
        ],
        columns,
      ),
    ];
  };
  const isReadable = (lines: readonly string[]) => !isWorkshop || isReadableInRoom(lines);
  return [3, 2].map(linesWith).find(isReadable) ?? linesWith(1);
}

/** The earlier round to compare everybody with; `null` if only the answers of one are named. */
function earlierRound(io: Io, { previous }: InterviewOptions): string | null {
  return previous !== undefined && statOf(io, previous).isDirectory() ? previous : null;
}

/** Title and day of a result; below one another where they have no room side by side. */
function headLines(head: string, date: string, columns: number): readonly string[] {
  const isBeside = widthOf(head) + widthOf(date) + 3 < columns;
  if (isBeside) return [spread(` ${head}`, date, columns - 1)];
  return [...wrapLines(head, columns - 2), date].map((line) => ` ${line}`);
}

/** Thanks of a sealed interview: what is kept where, and who is missing. */
function sealedLines(
  io: Io,
  ending: Ending,
  others: RoundProgress | null,
  options: InterviewOptions,
): readonly string[] {
  const { store, state } = ending;
  const { columns } = canvasOf(io, ending, options);
  const said = [
    words.thanks({ name: safeText(state.people[0]?.name ?? '') }),
    words.sealed,
    words.keptIn({ path: safeText(store.path) }),
  ];
  return [
    '',
    headLine(ending, columns),
    '',
    ...said.flatMap((text) => wrapLines(text, columns - 2)).map((line) => ` ${line}`),
    '',
    ...othersLines(ending, others, columns).slice(1),
    ...nextLines(ownCommands(ending, others, options), columns),
  ];
}
