import {
  adviceOn,
  answersIn,
  type Gap,
  type LeftLevel,
  levelNow,
  withTicked,
} from '../../analysis/gaps.ts';
import type { PathStep } from '../../analysis/path/path.ts';
import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { levelsOf, scaleOf } from '../../checklist/criteria/types.ts';
import type { Effort } from '../../checklist/criterion.ts';
import { effortOf, groupWeightsOf, mustLevelOf, scopeOf } from '../../checklist/lookup.ts';
import { largestFirst, TOLERANCE } from '../../numbers.ts';
import type { FailedMust } from '../../scoring/band.ts';
import { countedResponses, groupMeans, meanOfMeans } from '../../scoring/finding.ts';
import { asSentence } from '../../text/phrases.ts';
import { documentWords } from '../../words/document.ts';
import { gapsWords, actionsWords as words } from '../../words/document-actions.ts';
import { leadWords, summaryWords } from '../../words/document-summary.ts';
import { gateWords } from '../../words/gate.ts';
import { capitalised, uncapitalised } from '../../words/grammar.ts';
import type { Actions, Block, Matrix, Text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { exceedsInWords } from '../phrases.ts';
import type { Levels } from '../print.ts';
import { firstSentence, type SectionContent, type SlideHead } from './section.ts';

/** Action of a report; its number is the same in every format. */
export interface ReportAction {
  readonly rank: string;
  readonly criterion: string;
  /** Texts of the action, one for each level to leave. */
  readonly steps: readonly string[];
  readonly owners: readonly string[];
  readonly sizes: readonly Effort[];
  /** Work units. */
  readonly effort: number;
  /** Gain of the overall score, 0 to 1. */
  readonly gain: number;
  /** True if a missed minimum has to be reached before anything else. */
  readonly isGate: boolean;
  /** True if the path to the goal needs it. */
  readonly isOfPath: boolean;
  readonly from: Level;
  readonly to: Level;
  /** Ranks of actions that should come before. */
  readonly after: readonly string[];
  /** Sign that the action is done, of its last step; `null` without one. */
  readonly doneWhen: string | null;
  /** Titles of the templates that go with it. */
  readonly templates: readonly string[];
}

/** Fewest actions of a report that has so many gaps. */
const FEWEST = 5;
/** Effort of advice that names none. */
export const USUAL: Effort = 'M';

/** Returns the actions of a report: preconditions, the path to the goal, then the best next steps. */
export function actionsOf(context: Context): readonly ReportAction[] {
  const { outcome, steps } = context.report.actionPath;
  if (outcome === 'no-score') return [];
  const missed = new Set(context.report.result.failedMusts.map(({ criterion }) => criterion));
  const gates = context.report.result.failedMusts
    .filter(({ criterion }) => !steps.some((step) => step.criterion === criterion))
    .map((failed) => fromMust(context, failed));
  const isGate = ({ criterion }: PathStep) => missed.has(criterion);
  const path = [...steps.filter(isGate), ...steps.filter((step) => !isGate(step))];
  const ranks = new Map([...gates, ...path].map(({ criterion }, i) => [criterion, String(i + 1)]));
  const ofPath = path.map((step) => fromStep(context, step, ranks, isGate(step)));
  const needed = [...gates, ...ofPath];
  const isOpen = outcome === 'found' || outcome === 'out-of-reach';
  const most = isOpen ? Math.max(FEWEST - needed.length, 0) : 0;
  const others = nextSteps(context, new Set(ranks.keys())).slice(0, most);
  return [...needed, ...others].map((action, i) => ({ ...action, rank: String(i + 1) }));
}

type Unranked = Omit<ReportAction, 'rank'>;

/** Action that meets a must: its level is reached, or its boxes are ticked. */
function fromMust(context: Context, failed: FailedMust): Unranked {
  const { checklist, find } = context;
  const { criterion } = failed;
  const own = find.criterion(criterion);
  const { from, to, left, gain } = raiseOfBoxes(context, failed) ?? raiseOfLevel(context, failed);
  const advice = left.map((each) => ({
    towards: each.towards,
    ...adviceOn(checklist, own, each),
  }));
  const sizes = advice.map((step) => step.advice?.effort ?? USUAL);
  return {
    ...{ criterion, from, to, sizes, gain, isGate: true, isOfPath: false, after: [] },
    steps: advice.map((step) => stepText(context, criterion, step.words, step.towards)),
    owners: distinct(advice.flatMap((step) => step.advice?.owner ?? [])),
    effort: sizes.reduce((sum, size) => sum + effortOf(checklist)[size], 0),
    doneWhen: advice.at(-1)?.advice?.doneWhen ?? null,
    templates: templatesOf(
      context,
      advice.flatMap((step) => step.advice ?? []),
    ),
  };
}

/** Raise that meets a must, with the levels that it leaves or the boxes that it ticks. */
interface GateRaise {
  readonly from: Level;
  readonly to: Level;
  readonly left: readonly LeftLevel[];
  /** Gain of the overall score, 0 to 1. */
  readonly gain: number;
}

/** Returns the raise from the level of the lowest side to the required one. */
function raiseOfLevel(context: Context, { criterion, must }: FailedMust): GateRaise {
  const { checklist, find, finding } = context;
  const own = find.criterion(criterion);
  const { levels } = scaleOf(checklist, own);
  const to = mustLevelOf(checklist, own, must);
  const responses = finding(criterion)?.responses ?? [];
  const scores = responses.flatMap(({ score }) => score ?? []);
  const score = finding(criterion)?.score ?? 0;
  const from = levelNow(levels, Math.min(score, ...scores));
  const left = levels.flatMap((level, i) => {
    const towards = levels[i + 1];
    const isLeft = level.score >= from.score && level.score < to.score;
    return isLeft && towards ? [{ level, towards }] : [];
  });
  const isOfEach = scopeOf(must) === 'each-respondent';
  return { from, to, left, gain: gainOf(context, criterion, { level: to, isOfEach }) };
}

/**
 * Returns the raise that ticks the required boxes, whatever else is ticked; `null` if the must asks for
 * a level. Where it is not told who ticked what, it names all of them, and the gain stays unknown.
 */
function raiseOfBoxes(context: Context, { criterion, must, by }: FailedMust): GateRaise | null {
  const { checklist, find, finding, share } = context;
  const own = find.criterion(criterion);
  const scale = scaleOf(checklist, own);
  const { boxes, levels, levelOf } = scale;
  const wanted = mustLevelOf(checklist, own, must);
  const found = finding(criterion);
  if (!boxes || !Array.isArray(wanted.answer)) return null;
  const required = wanted.answer;
  const score = found?.score ?? 0;
  const now = levelNow(levels, score);
  const ticks = (own: readonly Level[]) => own.map((box) => ({ level: box, towards: box }));
  const voted = found && (by.length > 0 ? found.responses : countedResponses(found));
  const answers = answersIn(voted ?? []);
  if (!voted || answers.length === 0) {
    return {
      from: now,
      to: wanted,
      left: ticks(required.flatMap((id) => levelOf([id]) ?? [])),
      gain: 0,
    };
  }
  const missing = boxes
    .missing(answers)
    .filter(({ answer }) => Array.isArray(answer) && required.includes(answer[0] ?? ''));
  const responses = withTicked(scale, boxes, voted, missing);
  const after = meanOfMeans(groupMeans(responses), groupWeightsOf(checklist)) ?? score;
  return {
    from: boxes.ticked(now, answers),
    to: boxes.ticked(levelNow(levels, after), answersIn(responses)),
    left: ticks(missing),
    gain: share(criterion) * Math.max(after - score, 0),
  };
}

function fromStep(
  context: Context,
  { criterion, from, to, effort, gain, advice, prerequisites }: PathStep,
  ranks: ReadonlyMap<string, string>,
  isGate: boolean,
): Unranked {
  const before = prerequisites.flatMap(({ steps }) => steps.flatMap((id) => ranks.get(id) ?? []));
  return {
    ...{ criterion, from, to, effort, gain, isGate, isOfPath: true },
    steps: advice.map(({ do: what }, i) =>
      stepText(context, criterion, what, i === advice.length - 1 ? to : null),
    ),
    owners: distinct(advice.flatMap(({ owner }) => owner ?? [])),
    sizes: advice.map((own) => own.effort ?? USUAL),
    after: distinct(before).toSorted((a, b) => Number(a) - Number(b)),
    doneWhen: advice.at(-1)?.doneWhen ?? null,
    templates: templatesOf(context, advice),
  };
}

/** Next steps of the gaps, those of the root causes and of what follows from them before others. */
function nextSteps(context: Context, taken: ReadonlySet<string>): readonly Unranked[] {
  const { gaps, rootCauses } = context.report;
  const order = distinct([
    ...rootCauses.preconditions,
    ...rootCauses.roots.flatMap(({ point, explains }) => [point, ...explains]),
    ...gaps.map(({ point }) => point),
  ]);
  const places = new Map(context.report.findings.map(({ criterion }, i) => [criterion, i]));
  const place = ({ criterion }: Gap) => places.get(criterion) ?? 0;
  const steps = gaps
    .toSorted((a, b) => place(a) - place(b))
    .filter(({ criterion }) => !taken.has(criterion))
    .map((gap) => ({ gap, action: fromGap(context, gap) }));
  const worth = ({ action }: (typeof steps)[number]) => action.gain / action.effort;
  return order.flatMap((point) =>
    steps
      .filter(({ gap }) => gap.point === point)
      .toSorted((a, b) => largestFirst(worth(a), worth(b)))
      .map(({ action }) => action),
  );
}

function fromGap(context: Context, gap: Gap): Unranked {
  const { criterion, now, next, advice } = gap;
  const size = advice?.effort ?? USUAL;
  return {
    ...{ criterion, from: now, to: next, isGate: false, isOfPath: false, after: [] },
    steps: [stepText(context, criterion, advice?.do ?? next.description, next)],
    owners: advice?.owner ? [advice.owner] : [],
    sizes: [size],
    doneWhen: advice?.doneWhen ?? null,
    templates: templatesOf(context, advice ? [advice] : []),
    effort: effortOf(context.checklist)[size],
    gain: gainOf(context, criterion, { level: next, isOfEach: false }),
  };
}

function templatesOf(
  { report }: Context,
  advice: readonly { readonly template?: string | undefined }[],
): readonly string[] {
  const titles = new Map(report.templates.map(({ id, title }) => [id, title]));
  return distinct(advice.flatMap(({ template }) => titles.get(template ?? '') ?? []));
}

/** Returns the gain of the overall score if every lower group, or answer, rises to a level. */
function gainOf(
  { checklist, finding, share }: Context,
  criterion: string,
  { level, isOfEach }: { readonly level: Level; readonly isOfEach: boolean },
): number {
  const { score = null, groups = {}, responses = [], agreed } = finding(criterion) ?? {};
  const raised = (value: number) => Math.max(value, level.score);
  const answers = responses.map((own) =>
    own.score === null ? own : { ...own, score: raised(own.score) },
  );
  const means = isOfEach
    ? groupMeans(answers)
    : Object.fromEntries(Object.entries(groups).map(([id, mean]) => [id, raised(mean)]));
  const after = agreed ? score : meanOfMeans(means, groupWeightsOf(checklist));
  return share(criterion) * (raised(after ?? score ?? 0) - (score ?? 0));
}

/** Opening of a description that builds on the level before, such as "As level 3, and ". */
const BUILDS_ON = /^As level [^,]+,?\s*(and |but |with )?/;

/** Returns an action as a sentence; a description of a level becomes one. */
export function stepText(
  { checklist, find, levels }: Context,
  criterion: string,
  text: string,
  towards: Level | null,
): string {
  const advice = Object.values(find.criterion(criterion).advice ?? {});
  if (advice.some((own) => own.do === text)) return asSentence(text.trim());
  const rest = text.replace(BUILDS_ON, '').trim();
  const isLabel = levelsOf(checklist, find.criterion(criterion)).some(
    ({ label }) => label === rest,
  );
  if (towards === null && isLabel) {
    return asSentence(words.reachOnly({ level: words.quoted({ level: rest }) }));
  }
  if (towards === null) return asSentence(capitalised(rest));
  const level = nameInText(levels, towards);
  const isNamed = rest === '' || rest === towards.label;
  return asSentence(
    isNamed ? words.reachOnly({ level }) : words.reach({ level, words: uncapitalised(rest) }),
  );
}

/** Returns the name of a level for a sentence: answers that are no level of a scale are quotes. */
export function nameInText({ name }: Levels, level: Level): string {
  return isNumbered(level) ? name(level) : words.quoted({ level: name(level) });
}

/**
 * Returns the list of actions, each with all steps or, in short, with its first one. A list by number
 * has no questions: an action on a criterion without a title is named after its number.
 */
export function actionList(
  context: Context,
  actions: readonly ReportAction[],
  length: 'full' | 'short' | 'numbered',
): Actions {
  const { names, print, levels } = context;
  const isShort = length !== 'full';
  return {
    is: 'actions',
    heads: words.heads,
    rows: actions.map(
      ({
        rank,
        criterion,
        steps,
        owners,
        sizes,
        gain,
        isGate,
        from,
        to,
        after,
        doneWhen,
        templates,
      }) => ({
        rank,
        title:
          length === 'numbered'
            ? capitalised(names.criterionInText(criterion))
            : names.criterionLabel(criterion),
        gate: isGate ? summaryWords.gate : null,
        text: isShort ? firstSentence(steps[0] ?? '') : words.inTurn({ steps }),
        remark: isShort
          ? null
          : words.remark({
              levels: words.levels({ from: nameInText(levels, from), to: nameInText(levels, to) }),
              waived: waivedGap(context, criterion),
              after,
              doneWhen,
              templates,
            }),
        owner: ownersOf(context, isShort ? owners.slice(0, 1) : owners),
        effort: sizes.join('+'),
        gain: print.gain(gain),
      }),
    ),
  };
}

/** Returns the terms of the waiver of a gap; `null` without one, or if the criterion is no gap. */
function waivedGap({ report, waivers, days }: Context, criterion: string): string | null {
  const waiver = waivers.get(criterion);
  const isGap = report.gaps.some((gap) => gap.criterion === criterion);
  return isGap && waiver
    ? gateWords.waiverTerms({ ...waiver, expires: days.full(waiver.expires) })
    : null;
}

/** Returns the owners of an action, one after the other; people by name where they are known. */
export function ownersOf({ names }: Context, owners: readonly string[]): Text {
  if (owners.length === 0) return words.noOwner;
  return owners.flatMap((role, i) => {
    const [start = '', ...rest] = names.owner(role);
    if (i === 0) return [start, ...rest];
    return [words.thenOwner, rest.length === 0 ? role : start, ...rest];
  });
}

/** Returns the section on what to do, with all actions. */
export function actionsSection(context: Context): SectionContent | null {
  const { outcome } = context.report.actionPath;
  const actions = actionsOf(context);
  const topic = documentWords.topics.actions;
  if (outcome === 'no-score') return null;
  if (actions.length === 0) return nothingToDo(context, topic);
  const path = actions.filter(({ isOfPath }) => isOfPath);
  return {
    topic,
    title: titleOf(context, path.length),
    lead: leadOf(context, path),
    onSlide: onSlide(context, actions),
    blocks: [
      ...(actions.length > 1 && actions.length <= MOST_DISCS ? [matrixOf(context, actions)] : []),
      { is: 'heading', text: words.inOrder({ actions: actions.length }) },
      actionList(context, actions, 'full'),
      ...(path.length > 0 && path.length < actions.length
        ? [{ is: 'note', text: whatItLeadsTo(context, actions, null) } as const]
        : []),
      { is: 'note', text: words.keyInUnits(effortOf(context.checklist)) },
    ],
  };
}

/** Returns the score at the end of the path with its band: "75%, Integrated". */
function endOfPath({ report: { actionPath }, find, print }: Context): string {
  const end = actionPath.outcome === 'found' ? actionPath.after : actionPath.best;
  const score = print.score(end.score ?? 0);
  const band = find.band(end.band)?.title;
  return band === undefined ? score : leadWords.scoreAndBand({ score, band });
}

function goalOf({ report, print }: Context): string {
  return print.score(report.actionPath.goal?.score ?? 0);
}

function titleOf(context: Context, path: number): string {
  const { actionPath } = context.report;
  const to = endOfPath(context);
  if (actionPath.outcome === 'out-of-reach') return words.asFarAs({ goal: goalOf(context), to });
  if (actionPath.outcome !== 'found') return reachedInWords(context);
  const from = context.print.score(actionPath.before.score ?? 0);
  return words.lead({ actions: path, from, to });
}

/** Returns what is said of a goal that is reached while required levels are missed. */
function reachedInWords(context: Context): string {
  const { actionPath, result } = context.report;
  return words.reachedBut({
    goal: actionPath.goal === null ? null : goalOf(context),
    missed: result.failedMusts.length,
  });
}

/** Most actions on a slide. */
export const MOST_ON_SLIDE = 5;

/** Returns the title of a slide that says where its actions lead, and where all do. */
function onSlide(context: Context, actions: readonly ReportAction[]): SlideHead | null {
  const { actionPath, result } = context.report;
  if (actionPath.outcome !== 'found' || actions.some(({ isOfPath }) => !isOfPath)) return null;
  const gainOfAll = (own: readonly ReportAction[]) => own.reduce((sum, { gain }) => sum + gain, 0);
  const before = actionPath.before.score ?? 0;
  // Where gains depend on each other, nothing is known of the first few alone.
  const isSum = Math.abs(before + gainOfAll(actions) - (actionPath.after.score ?? 0)) < TOLERANCE;
  const shown = actions.slice(0, MOST_ON_SLIDE);
  const reached = context.print.score(before + gainOfAll(shown));
  const isNews =
    reached !== context.print.score(before) &&
    reached !== context.print.score(actionPath.after.score ?? 0);
  if (!isSum || !isNews || result.score === null || shown.length === actions.length) return null;
  return {
    title: words.someLead({
      shown: shown.length,
      reached,
      ...{ actions: actions.length, to: endOfPath(context) },
    }),
    lead: leadOf(context, actions),
  };
}

function leadOf(context: Context, path: readonly ReportAction[]): string | null {
  const { report, print } = context;
  if (path.length === 0) return null;
  const { effort, oneStepIsEnough, exceeds } = report.actionPath;
  const limits = exceeds.length === 0 ? [] : [exceedsInWords(report)];
  if (path.length === 1) return [words.cheapestOne({ effort }), ...limits].join(' ');
  const [largest, next] = path.toSorted((a, b) => largestFirst(a.gain, b.gain));
  const isTied = largest && next && print.gain(largest.gain) === print.gain(next.gain);
  const cheapest = words.cheapest({
    ...{ effort, actions: path.length, isOneEnough: oneStepIsEnough },
    largest: largest && !isTied ? largest.rank : null,
  });
  return [cheapest, ...limits].join(' ');
}

/** Returns where the actions lead, in one sentence. */
export function whatItLeadsTo(
  context: Context,
  actions: readonly ReportAction[],
  section: string | null,
): string {
  const path = actions.filter(({ isOfPath }) => isOfPath).length;
  const to = endOfPath(context);
  if (path === 0) {
    const isFar = context.report.actionPath.outcome === 'out-of-reach';
    return isFar ? words.bestNext({ goal: goalOf(context) }) : `${reachedInWords(context)}.`;
  }
  const gates = actions.filter((own) => own.isGate && !own.isOfPath).length;
  if (gates > 0) return words.afterGate({ first: gates + 1, last: gates + path, to });
  if (path >= actions.length) return words.allLead({ actions: path, section, to });
  const isGate = actions.some((action) => action.isGate);
  return words.aloneLeads({ path, to, last: actions.length, isGate });
}

function nothingToDo(context: Context, topic: string): SectionContent {
  const { report, print, find, names } = context;
  const { goal, outcome } = report.actionPath;
  const isTop = outcome === 'top-band' || goal === null;
  const evidence = report.findings
    .filter((finding) => finding.outcome === 'met')
    .flatMap(({ criterion }) => {
      const { evidence: own = [] } = find.criterion(criterion);
      return own.length === 0 ? [] : [[names.criterionNumber(criterion), own.join('; ')]];
    });
  const table: readonly Block[] = [
    { is: 'heading', text: words.evidence },
    {
      is: 'table',
      caption: words.evidence,
      columns: [
        { head: gapsWords.heads.number, width: 'number' },
        { head: words.evidence, isTitle: true },
      ],
      rows: evidence.map((cells) => ({ cells })),
    },
  ];
  return {
    topic,
    title: isTop ? words.top : words.reached({ goal: print.score(goal.score) }),
    lead: isTop ? words.topLead : words.reachedLead,
    blocks: isTop && evidence.length > 0 ? table : [],
  };
}

/** Most actions that a picture tells apart. */
const MOST_DISCS = 12;
/** Most lines across the drawing of gains. */
const MOST_LINES = 5;

function matrixOf(context: Context, actions: readonly ReportAction[]): Matrix {
  const { checklist, print } = context;
  const units = effortOf(checklist);
  const sizes = new Map(Object.entries(units).map(([size, own]) => [own, size]));
  const efforts = distinct([...actions.map(({ effort }) => effort), ...Object.values(units)]);
  const mostEffort = Math.max(...efforts);
  const mostGain = Math.max(...actions.map(({ gain }) => gain), 0.001);
  const step = stepOf(mostGain);
  const lines = Math.ceil(mostGain / step - 0.2);
  const top = Math.max(lines * step, mostGain);
  return {
    is: 'matrix',
    description: words.matrix,
    effort: words.effort,
    gain: words.gain,
    across: efforts
      .toSorted((a, b) => a - b)
      .map((effort) => ({
        at: effort / mostEffort,
        label: sizes.has(effort)
          ? words.unitsOf({ units: String(effort), size: sizes.get(effort) ?? '' })
          : String(effort),
      })),
    up: Array.from({ length: lines + 1 }, (_, i) => ({
      at: (i * step) / top,
      label: i === 0 ? '0' : print.gain(i * step),
    })),
    discs: actions.map(({ rank, effort, gain }) => ({
      rank,
      across: effort / mostEffort,
      up: Math.max(gain, 0) / top,
    })),
  };
}

/** Returns the distance of lines, a round number of points as a fraction. */
function stepOf(most: number): number {
  const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
  return steps.find((step) => most / step <= MOST_LINES) ?? 1;
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
