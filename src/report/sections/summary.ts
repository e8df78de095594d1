import { silentGroups } from '../../analysis/respondents.ts';
import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { mustLevelOf, scopeOf } from '../../checklist/lookup.ts';
import { digitsBeside, reaches } from '../../numbers.ts';
import { type FailedMust, lowestOf } from '../../scoring/band.ts';
import { documentWords } from '../../words/document.ts';
import { actionsWords, gapsWords } from '../../words/document-actions.ts';
import {
  factsWords,
  headlineWords,
  leadWords,
  preconditionWords,
  scaleWords,
  summaryWords as words,
} from '../../words/document-summary.ts';
import { capitalised } from '../../words/grammar.ts';
import type {
  BandScale,
  Block,
  Callout,
  Facts,
  Headline,
  Inline,
  Note,
  Table,
  Text,
} from '../blocks.ts';
import { type Context, countBlanks } from '../context.ts';
import { verdictInBrief } from '../phrases.ts';
import { actionList, actionsOf, whatItLeadsTo } from './actions.ts';
import { sharedTarget } from './all-gaps.ts';
import { causeCallout } from './causes.ts';
import { peopleOf } from './cover.ts';
import { dotsOf, titlesByLevel, toSettle } from './disagreements.ts';
import {
  baselineOf,
  earlierScore,
  isAllNotApplicable,
  movedInWords,
  printedRange,
  resultInBrief,
  summaryLead,
  summaryTitle,
} from './headline.ts';
import { noteText, type SectionContent } from './section.ts';

/** Numbers of rows on the first page. */
export interface SummaryRows {
  /** Disagreements to settle, or lowest answers. */
  readonly settle: number;
  readonly actions: number;
  /** True if actions have the numbers of questions without a title, in place of the questions. */
  readonly isByNumber?: boolean;
  /** Rows of questions where nothing has a score. */
  readonly questions?: number;
}

const ALL_ROWS: SummaryRows = { settle: 5, actions: 5 };
/** Lowest answers of a single respondent. */
const LOWEST = 5;

/**
 * Returns the first page: score, change and cause, what to settle
 * and to do, and who answered. `actionsAt` is the number of the section with all actions.
 */
export function summarySection(
  context: Context,
  actionsAt: string | null,
  rows: SummaryRows = ALL_ROWS,
): SectionContent {
  const head = {
    topic: documentWords.topics.summary,
    title: summaryTitle(context),
    lead: summaryLead(context),
  };
  if (context.report.result.score === null) {
    return {
      ...head,
      blocks: [...peopleOf(context), ...questionsWithoutScore(context, rows.questions)],
    };
  }
  return {
    ...head,
    blocks: [
      ...absentees(context),
      ...bandsOf(context),
      factsOf(context),
      ...gateOf(context),
      { is: 'heading', text: words.diagnosis },
      ...preconditions(context),
      causeCallout(context),
      ...disagreements(context, rows.settle),
      ...firstActions(context, actionsAt, rows),
      ...peopleOf(context),
    ],
  };
}

/** Returns the first section for a terminal: verdict, score and cause. */
export function summaryInShort(context: Context): readonly Block[] {
  const { report } = context;
  const headline: Headline = {
    ...{ is: 'headline', level: 1, number: '1', topic: documentWords.topics.summary, lead: null },
    title: summaryTitle(context),
  };
  if (report.result.score === null) {
    const lead = summaryLead(context);
    return [{ ...headline, lead }, ...peopleOf(context), ...questionsWithoutScore(context)];
  }
  return [
    headline,
    { is: 'paragraph', text: resultInBrief(context) },
    ...bandsOf(context),
    ...absentees(context),
    ...gateOf(context),
    ...preconditions(context),
    causeCallout(context),
    ...(report.respondents.length === 1 ? lowestAnswers(context) : []),
  ];
}

/** Returns the questions, at most so many, with the reasons why none of them has a score. */
function questionsWithoutScore(
  context: Context,
  most = Number.POSITIVE_INFINITY,
): readonly Block[] {
  const { report, names, asked } = context;
  if (report.anonymity) return [];
  const isOut = isAllNotApplicable(context);
  const rows = isOut
    ? reasonRows(context)
    : asked.map(({ criterion }) => ({
        questions: 1,
        cells: [names.criterionNumber(criterion), names.criterionName(criterion)],
      }));
  const title = isOut ? leadWords.reasons : leadWords.questions;
  const left = rows.slice(most).reduce((sum, { questions }) => sum + questions, 0);
  const table: Table = {
    is: 'table',
    caption: title,
    columns: isOut
      ? [
          { head: leadWords.question, isTitle: true },
          { head: leadWords.reasons, narrow: 'line' },
        ]
      : [
          { head: gapsWords.heads.number, width: 'number' },
          { head: leadWords.question, isTitle: true },
        ],
    rows: rows.slice(0, most),
  };
  const more: Note = { is: 'note', text: leadWords.moreQuestions({ questions: left }) };
  return [{ is: 'heading', text: title }, table, ...(left > 0 ? [more] : [])];
}

interface QuestionRow {
  readonly questions: number;
  readonly cells: readonly Text[];
}

/** Returns what is not applicable for which reasons; questions with the same reasons are one row. */
function reasonRows({ report, names, find, asked }: Context): readonly QuestionRow[] {
  const claims = new Map(report.notApplicable.entries.map((own) => [own.criterion, own.claims]));
  const rows = new Map<string, { criteria: string[]; reasons: Text }>();
  for (const { criterion } of asked) {
    const people = new Map<string, string[]>();
    for (const { respondent, reason } of claims.get(criterion) ?? []) {
      const text = noteText(reason);
      people.set(text, [...(people.get(text) ?? []), find.name(respondent)]);
    }
    const key = JSON.stringify([...people]);
    const row = rows.get(key) ?? { criteria: [], reasons: reasonsBy(people) };
    row.criteria.push(criterion);
    rows.set(key, row);
  }
  const name = (id: string) =>
    `${names.criterionNumber(id)}\u2002${names.criterionName(id)}`.trim();
  return [...rows.values()].map(({ criteria, reasons }) => ({
    questions: criteria.length,
    cells: [
      criteria.length === asked.length && criteria.length > 1
        ? leadWords.allQuestions({ questions: criteria.length })
        : criteria.map(name).join('; '),
      reasons,
    ],
  }));
}

function reasonsBy(people: ReadonlyMap<string, readonly string[]>): Text {
  return [...people].flatMap(([text, own], i): readonly (string | Inline)[] => [
    ...(i === 0 ? [] : ['\n']),
    ...leadWords.saidBy<Inline>({ names: own.map((name) => ({ is: 'name', text: name })) }),
    { is: 'quote', text },
  ]);
}

function bandsOf(context: Context): readonly BandScale[] {
  const { score, band } = context.report.result;
  if (score === null) return [];
  return [bandScale(context, { score, band }, earlierScore(context), printedRange(context))];
}

/** Returns the bands with a score, that of an earlier round, and the limits that blanks leave open. */
export function bandScale(
  context: Context,
  { score, band }: { readonly score: number; readonly band: string | null },
  before: { readonly score: number; readonly date: string } | null,
  range: ReturnType<typeof printedRange>,
): BandScale {
  const { print, checklist, days } = context;
  const label = scaleWords;
  const bands = checklist.bands.map((own) => {
    const at = Math.min(Math.max(lowestOf(checklist, own), 0), 1);
    return { title: own.title, from: { at, label: print.tick(at) }, isReached: own.id === band };
  });
  const short = range && label.fromTo({ low: range.from.replace(/%$/, ''), high: range.to });
  const isGroupMissing = range?.isGroupMissing ?? false;
  return {
    is: 'scale',
    description: label.description({
      score: print.score(score),
      bands: bands.map(({ title, from }) => ({ title, from: from.label.replace('%', '') })),
      before: before && { score: print.score(before.score), day: days.full(before.date) },
      range: short,
      isGroupMissing,
    }),
    bands,
    end: print.tick(1),
    score: { at: score, label: print.score(score) },
    before: before && {
      at: before.score,
      label: label.before({ score: print.score(before.score), when: days.when(before.date) }),
      short: print.score(before.score),
    },
    moved: movedInWords(context),
    range:
      range && short
        ? {
            ...{ low: range.low, high: range.high, short },
            label: label.range({ range: short, isGroupMissing }),
          }
        : null,
  };
}

function factsOf(context: Context): Facts {
  const { report, print, differences, days, sides } = context;
  const facts = factsWords;
  const earlier = earlierScore(context) && baselineOf(context);
  const when = earlier ? days.when(earlier.before.date) : '';
  const then = (number: number | null | undefined, otherwise: string) =>
    earlier && number !== null && number !== undefined ? facts.before({ number, when }) : otherwise;
  const points = report.points.filter(({ score }) => score !== null).length;
  const conflicts = differences.filter(({ isConflict }) => isConflict);
  const settled = conflicts.filter(({ isSettled }) => isSettled).length;
  const scored = report.findings.filter(({ score }) => score !== null).length;
  const target = sharedTarget(context);
  const weakThen = earlier?.points.filter(
    ({ before }) => before !== null && !reaches(before, WEAK_BELOW),
  ).length;
  const gapsThen =
    earlier &&
    earlier.gaps.closed.length + earlier.gaps.kept.length + earlier.gaps.outOfSight.length;
  return {
    is: 'facts',
    facts: [
      {
        label: facts.weak,
        value: facts.of({ number: context.weak.length, of: points }),
        remark: then(weakThen, facts.weakBelow({ limit: print.part(WEAK_BELOW) })),
      },
      {
        label: facts.conflicts,
        ...(sides.filter(({ hasAnswered }) => hasAnswered).length < 2
          ? { value: facts.none, remark: facts.nothingToCompare }
          : {
              value: String(conflicts.length),
              remark:
                settled > 0
                  ? facts.settled({ settled })
                  : then(earlier?.earlier?.conflicts, facts.conflictFrom(context.levels)),
            }),
      },
      {
        label: facts.gaps,
        value: facts.of({ number: report.gaps.length, of: scored }),
        remark: then(
          gapsThen,
          target === null ? facts.ownTargets : facts.target({ level: target }),
        ),
      },
      answeredFact(context),
    ],
  };
}

function answeredFact(context: Context): Facts['facts'][number] {
  const { report, find, blanks: open } = context;
  const facts = factsWords;
  const { blanks, of } = countBlanks(context);
  if (report.anonymity) {
    return {
      label: facts.answered,
      value: `${digitsBeside((report.result.coverage ?? 0) * 100, [100], 0)}%`,
      remark: facts.inFigures,
    };
  }
  if (blanks === 0) return { label: facts.answered, value: '100%', remark: facts.nothingBlank };
  const [only] = open;
  const role = report.respondents.find(({ id }) => id === only?.respondent)?.role;
  const remark =
    open.length > 1 || !only
      ? facts.byPeople({ people: open.length })
      : role
        ? facts.allBy({ blanks, who: role })
        : facts.byPerson({ blanks, who: find.name(only.respondent) });
  return { label: facts.blank, value: facts.of({ number: blanks, of }), remark };
}

/** Returns callouts on groups and people who have not answered. */
function absentees({ report, checklist }: Context): readonly Callout[] {
  if (report.anonymity) return [];
  const silent = silentGroups(checklist, report.respondents);
  if (report.respondents.length === 1) {
    return [
      {
        ...{ is: 'callout', tone: 'warn', label: null },
        title: `${words.oneView}:`,
        text: silent.length > 0 ? words.oneViewOf({ groups: silent }) : words.oneViewOnly,
      },
    ];
  }
  if (silent.length === 0) return [];
  return [
    {
      ...{ is: 'callout', tone: 'warn', label: null },
      title: `${words.silentGroups({ groups: silent })}.`,
      text: words.silentMeans,
    },
  ];
}

function gateOf({ report }: Context): readonly Callout[] {
  const { verdict } = report;
  if (verdict === null) return [];
  const failed = verdict.gates.filter(({ outcome }) => outcome === 'fail');
  return [
    {
      ...{ is: 'callout', label: null, tone: verdict.passed ? 'plain' : 'warn' },
      title: `${verdict.passed ? words.gateMet : words.gateNotMet}:`,
      text: [
        ...(failed.length > 0 ? [`${failed.map(({ message }) => message).join('; ')}.`] : []),
        verdictInBrief(verdict),
      ].join(' '),
    },
  ];
}

function preconditions(context: Context): readonly Callout[] {
  return context.report.result.failedMusts.slice(0, 1).map((failed) => ({
    ...{ is: 'callout', tone: 'warn', label: words.precondition },
    title: adviceOf(context, failed),
    text:
      boxesInWords(context, failed) ??
      `${ratesInWords(context, failed)} ${reachInWords(context, failed)}`.trim(),
  }));
}

function adviceOf({ names }: Context, { criterion, must }: FailedMust): string {
  const advice = must.advice?.trim();
  if (advice) return /[.!?]$/.test(advice) ? advice : `${advice}.`;
  return `${capitalised(headlineWords.belowMinimum({ criterion: names.criterionInText(criterion) }))}.`;
}

/** Returns what a must on boxes asks for; `null` for any other. A share of ticked boxes would tell nothing. */
function boxesInWords({ checklist, find, sides }: Context, { criterion, must, by }: FailedMust) {
  const own = find.criterion(criterion);
  const { boxes, levelOf } = scaleOf(checklist, own);
  const wanted = boxes ? mustLevelOf(checklist, own, must).answer : null;
  if (typeof wanted !== 'object' || wanted === null) return null;
  return preconditionWords.boxes({
    boxes: wanted.map((id) => levelOf([id])?.label ?? id),
    cap: find.band(must.cap)?.title ?? '',
    groups: sides.flatMap(({ id, title }) =>
      scopeOf(must) === 'each-group' && by.includes(id) ? [title] : [],
    ),
  });
}

function ratesInWords({ sides, levels }: Context, { criterion }: FailedMust): string {
  const byLevel = titlesByLevel(sides, criterion, (mean) => levels.short(criterion, mean));
  const precondition = preconditionWords;
  return precondition.rates({
    views: [...byLevel].map(([level, titles], i) =>
      precondition.view({ sides: titles, level, isFirst: i === 0 }),
    ),
  });
}

function reachInWords({ checklist, find }: Context, { criterion, must }: FailedMust): string {
  const level = mustLevelOf(checklist, find.criterion(criterion), must);
  const fields = {
    level: isNumbered(level) ? String(level.level) : level.label,
    cap: find.band(must.cap)?.title ?? '',
  };
  const precondition = preconditionWords;
  switch (scopeOf(must)) {
    case 'each-group':
      return precondition.eachGroup(fields);
    case 'each-respondent':
      return precondition.everybody(fields);
    case 'overall':
      return precondition.together(fields);
  }
}

function disagreements(context: Context, most: number): readonly Block[] {
  const { report } = context;
  if (report.respondents.length === 1) return lowestAnswers(context, most);
  const settle = toSettle(context).slice(0, most);
  if (settle.length === 0) return [];
  return [
    { is: 'heading', text: words.settle({ number: settle.length }) },
    dotsOf(context, settle, 'short'),
  ];
}

function lowestAnswers(context: Context, most = LOWEST): readonly Block[] {
  const { report, share, sides, finding } = context;
  const perceived = {
    ...{ sides, votedAgain: new Set<string>() },
    responses: (criterion: string) => finding(criterion)?.responses ?? [],
  };
  const lowest = report.findings
    .flatMap(({ criterion, score }) => (score === null ? [] : [{ criterion, score }]))
    .toSorted((a, b) => a.score - b.score || share(b.criterion) - share(a.criterion))
    .slice(0, Math.min(most, LOWEST));
  if (lowest.length === 0) return [];
  return [
    { is: 'heading', text: words.lowest({ number: lowest.length }) },
    dotsOf({ ...context, perceived }, lowest, 'short'),
  ];
}

function firstActions(
  context: Context,
  section: string | null,
  { actions: most, isByNumber = false }: SummaryRows,
): readonly Block[] {
  const actions = actionsOf(context);
  if (actions.length === 0) return [];
  const first = actions.slice(0, most);
  return [
    { is: 'heading', text: words.actions({ number: first.length }) },
    actionList(context, first, isByNumber ? 'numbered' : 'short'),
    {
      is: 'note',
      text: `${whatItLeadsTo(context, actions, section)} ${actionsWords.key}`,
    },
  ];
}
