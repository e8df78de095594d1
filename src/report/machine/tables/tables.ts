import type { GapReport } from '../../../analysis/gap-report.ts';
import type { Gap } from '../../../analysis/gaps.ts';
import type { PathStep } from '../../../analysis/path/path.ts';
import type { ReportedRespondent } from '../../../analysis/respondents.ts';
import { WEAK_BELOW } from '../../../analysis/root-causes.ts';
import type { Answer, Remarks } from '../../../answers/answers.ts';
import type { Criterion, Effort, Point } from '../../../checklist/checklist.ts';
import type { Level } from '../../../checklist/criteria/scale.ts';
import { levelsOf } from '../../../checklist/criteria/types.ts';
import { criteriaOf, targetOf, weightOf } from '../../../checklist/lookup.ts';
import { formatScorePoints, inPercent, scoreDigits, twoDecimals } from '../../../numbers.ts';
import { type Finding, perceivedOn } from '../../../scoring/finding.ts';
import type { Response } from '../../../scoring/responses.ts';
import type { PointScore } from '../../../scoring/scorecard.ts';
import { tableWords as words } from '../../../words/machine.ts';
import { contextOf } from '../../context.ts';
import {
  answerInWords,
  closerLooks,
  levelInShort,
  levelNowInShort,
  outcomeInWords,
} from '../../phrases.ts';
import {
  displayIn,
  narrowHead,
  ownerInWords,
  pointScoresOf,
  type Report,
  type ReportIndex,
  reportIndex,
} from '../../report.ts';
import { actionsOf, type ReportAction } from '../../sections/actions.ts';
import {
  type DataField,
  type DataTable,
  dayField,
  linksField,
  type MakeTable,
  numberField,
  tableOf,
  textField,
} from './table.ts';

const { heads, titles } = words;

/** Returns the table of points, with scores overall and by group. */
function pointsTable(report: GapReport): DataTable {
  const find = reportIndex(report);
  const roots = new Set(report.rootCauses.roots.map(({ point }) => point));
  const weak = new Set(report.rootCauses.weak.map(({ point }) => point));
  return tableOf<PointScore>(
    titles.points,
    [
      numberOf(({ point }) => find.pointNumber(point)),
      textField(heads.point, 24, ({ point }) => point),
      textField(heads.title, 44, ({ point }) => find.point(point).title),
      numberField(heads.weight, ({ point }) => find.point(point).weight),
      scoreField(
        report,
        heads.score,
        ({ score }) => score,
        () => [WEAK_BELOW],
      ),
      scoreField(report, heads.low, ({ low }) => low),
      scoreField(report, heads.high, ({ high }) => high),
      numberField(heads.coverage, ({ coverage }) => inPercent(coverage, [1])),
      textField(heads.rootCause, 12, ({ point }) => (roots.has(point) ? words.yes : words.no)),
      textField(heads.weak, 8, ({ point }) => (weak.has(point) ? words.yes : words.no)),
      ...report.groups.map(({ id, title }) => {
        const seen = pointScoresOf(report, ({ groups }) => groups[id]);
        return scoreField<PointScore>(report, title, ({ point }) => seen.get(point) ?? null);
      }),
    ],
    report.points,
  );
}

/** Returns the column of the numbers that points and criteria have in every format. */
function numberOf<Row>(of: (row: Row) => string): DataField<Row> {
  return textField(heads.number, 6, (row) => of(row) || null);
}

/** Tables of a report by name. */
export const tables = {
  criteria: criteriaTable,
  actions: actionsTable,
  answers: answersTable,
  points: pointsTable,
} as const satisfies Record<string, MakeTable>;

/** First action on a criterion. */
interface FirstStep {
  readonly criterion: string;
  readonly point: string;
  readonly from: Level;
  readonly to: Level;
  readonly do: string;
  readonly owner: string | null;
  readonly effort: Effort | null;
  /** Rise of the overall score if the gap is closed, or by the whole step of the path, 0 to 1. */
  readonly impact: number;
  /** Position on the action path, from 1; `null` if the criterion is not on it. */
  readonly onPath: number | null;
}

/**
 * Returns the first action on each criterion: the actions of the report in their order, then those of all
 * other gaps by impact, largest first.
 */
function firstSteps(report: Report): readonly FirstStep[] {
  const { actionPath: path, gaps } = report;
  const actions = actionsOf(contextOf(report));
  const numbered = new Set(actions.map(({ criterion }) => criterion));
  return [
    ...actions.map((action): FirstStep => {
      const { criterion } = action;
      const place = path.steps.findIndex((step) => step.criterion === criterion);
      const step = path.steps[place];
      if (step) return ofPath(report, step, place + 1);
      const gap = gaps.find((own) => own.criterion === criterion);
      return gap ? ofGap(gap) : ofAction(report, action);
    }),
    ...gaps.filter(({ criterion }) => !numbered.has(criterion)).map(ofGap),
  ];
}

/** Action on a criterion that is no gap: a group misses what all together reach. */
function ofAction(
  { checklist: { definition } }: Report,
  { criterion, from, to, steps, owners, sizes, gain }: ReportAction,
): FirstStep {
  const point = criteriaOf(definition).find((own) => own.criterion.id === criterion)?.point.id;
  return {
    ...{ criterion, from, to, point: point ?? '', do: steps[0] ?? '', owner: owners[0] ?? null },
    ...{ effort: sizes[0] ?? null, impact: gain, onPath: null },
  };
}

function ofPath(report: Report, step: PathStep, place: number): FirstStep {
  const { criterion, point, from, to, gain } = step;
  const [first] = step.advice;
  const gap = report.gaps.find((gap) => gap.criterion === criterion);
  const levels = levelsOf(report.checklist.definition, reportIndex(report).criterion(criterion));
  return {
    ...{ criterion, point, from },
    to: levels.find(({ score }) => score > from.score) ?? to,
    do: first?.do ?? '',
    owner: first?.owner ?? null,
    effort: first?.effort ?? null,
    impact: gap?.impact ?? gain,
    onPath: place,
  };
}

function ofGap({ criterion, point, now, next, advice, impact }: Gap): FirstStep {
  return {
    ...{ criterion, point, impact, from: now, to: next },
    do: advice?.do || next.description || next.label,
    owner: advice?.owner ?? null,
    effort: advice?.effort ?? null,
    onPath: null,
  };
}

/** Returns the action table, with owner and due date from the action plan. */
function actionsTable(report: Report): DataTable {
  const find = reportIndex(report);
  const planned = (criterion: string) =>
    report.promises?.find((action) => action.criterion === criterion && action.status === 'open');
  const rows = firstSteps(report).map((step, i) => ({ ...step, order: i + 1 }));
  return tableOf<(typeof rows)[number]>(
    titles.actions,
    [
      numberField(heads.order, ({ order }) => order),
      numberOf(({ criterion }) => find.number(criterion)),
      textField(heads.criterion, 24, ({ criterion }) => criterion),
      textField(heads.do, 60, (step) => step.do),
      textField(
        heads.owner,
        20,
        ({ criterion, owner }) =>
          planned(criterion)?.owner ?? (owner && ownerInWords(report, owner)),
      ),
      dayField(heads.due, ({ criterion }) => planned(criterion)?.due ?? null),
      textField(heads.effort, 8, ({ effort }) => effort),
      numberField(heads.impact, ({ impact }) =>
        Number(formatScorePoints(displayIn(report), impact)),
      ),
      numberField(heads.step, ({ onPath }) => onPath),
      textField(heads.fromLevel, 18, ({ from }) => levelInShort(from)),
      textField(heads.toLevel, 18, ({ to }) => levelInShort(to)),
      textField(heads.toBeReached, 60, ({ to }) => to.description),
      textField(heads.point, 30, ({ point }) => find.point(point).title),
      textField(heads.question, 50, ({ criterion }) => find.criterion(criterion).question),
    ],
    rows,
  );
}

interface Row {
  readonly point: Point;
  readonly criterion: Criterion;
  readonly finding: Finding;
  readonly gap: Gap | undefined;
}

/** Returns the table of criteria: outcome, rating of each group and action. */
function criteriaTable(report: GapReport): DataTable {
  const findings = new Map(report.findings.map((finding) => [finding.criterion, finding]));
  const gaps = new Map(report.gaps.map((gap) => [gap.criterion, gap]));
  const rows = criteriaOf(report.checklist.definition).flatMap(({ point, criterion }): Row[] => {
    const finding = findings.get(criterion.id);
    return finding ? [{ point, criterion, finding, gap: gaps.get(criterion.id) }] : [];
  });
  return tableOf(titles.criteria, [...scores(report), ...views(report), ...steps(report)], rows);
}

/** Returns a column of scores on the scale of the report; with "%" in its head where they are percent. */
function scoreField<Row>(
  report: Pick<GapReport, 'checklist'>,
  name: string,
  of: (row: Row) => number | null,
  boundsOf: (row: Row) => readonly number[] = () => [],
): DataField<Row> {
  const display = displayIn(report);
  return numberField(narrowHead(report, name), (row) => {
    const score = of(row);
    return score === null ? null : Number(scoreDigits(display, score, boundsOf(row)));
  });
}

function scores(report: GapReport): readonly DataField<Row>[] {
  const { checklist } = report;
  const find = reportIndex(report);
  const target = ({ criterion }: Row) => targetOf(checklist.definition, criterion)?.score ?? null;
  return [
    numberOf(({ criterion }) => find.number(criterion.id)),
    textField(heads.criterion, 24, ({ criterion }) => criterion.id),
    textField(heads.point, 30, ({ point }) => point.title),
    textField(heads.question, 50, ({ criterion }) => criterion.question),
    numberField(heads.weightInPoint, ({ criterion }) => weightOf(criterion)),
    textField(heads.outcome, 14, ({ finding }) => outcomeInWords(report, finding.outcome)),
    scoreField(
      report,
      heads.score,
      ({ finding }) => finding.score,
      (row) => [target(row) ?? 1],
    ),
    scoreField(report, heads.low, ({ finding }) => finding.low),
    scoreField(report, heads.high, ({ finding }) => finding.high),
    scoreField(report, heads.target, target),
    numberField(heads.impact, ({ gap }) =>
      gap ? Number(formatScorePoints(displayIn(report), gap.impact)) : null,
    ),
  ];
}

function views(report: GapReport): readonly DataField<Row>[] {
  const { groups, disagreement: differences } = report;
  const seen = new Map(
    differences.criteria.map((perception) => [perception.criterion, perception]),
  );
  const consensus = ({ criterion }: Row) => seen.get(criterion.id)?.consensus ?? null;
  return [
    ...groups.map(({ id, title }) =>
      scoreField<Row>(report, title, ({ finding }) => finding.groups[id] ?? null),
    ),
    // Range and consensus are those of the votes before a discussion.
    ...(report.findings.some(({ firstVotes }) => firstVotes)
      ? groups.map(({ id, title }) =>
          scoreField<Row>(
            report,
            words.before({ group: title }),
            ({ finding }) => perceivedOn(finding).groups[id] ?? null,
          ),
        )
      : []),
    numberField(heads.spread, ({ criterion }) => inPercent(seen.get(criterion.id)?.range ?? null)),
    numberField(heads.consensus, (row) => {
      const value = consensus(row);
      return value === null ? null : Number(twoDecimals(value));
    }),
  ];
}

function steps(report: GapReport): readonly DataField<Row>[] {
  const closerLookAt = closerLooks(report);
  return [
    textField(heads.levelNow, 18, ({ gap }) => (gap ? levelNowInShort(gap) : null)),
    textField(heads.nextLevel, 18, ({ gap }) => (gap ? levelInShort(gap.next) : null)),
    textField(heads.do, 60, ({ gap }) => gap?.advice?.do ?? null),
    textField(heads.owner, 20, ({ gap }) =>
      gap?.advice?.owner ? ownerInWords(report, gap.advice.owner) : null,
    ),
    textField(heads.effort, 8, ({ gap }) => gap?.advice?.effort ?? null),
    textField(heads.lookAt, 50, ({ criterion }) => closerLookAt(criterion.id)),
    textField(heads.toSee, 50, ({ criterion }) => criterion.evidence?.join('; ') ?? null),
  ];
}

/** Answer of one respondent to one criterion. */
interface Said {
  readonly respondent: ReportedRespondent;
  readonly point: Point;
  readonly criterion: Criterion;
  readonly response: Response;
  readonly answer: Answer | undefined;
  readonly remarks: Remarks | undefined;
}

/** Returns all answers, by respondent, then in the order of the checklist. */
function everythingSaid(report: GapReport): readonly Said[] {
  const find = reportIndex(report);
  const responses = new Map(
    report.findings.map((finding) => [
      finding.criterion,
      new Map(finding.responses.map((own) => [own.respondent, own])),
    ]),
  );
  return report.respondents.flatMap((respondent) =>
    criteriaOf(report.checklist.definition).flatMap(({ point, criterion }) => {
      const response = responses.get(criterion.id)?.get(respondent.id);
      const answer = find.answer(respondent.id, criterion.id);
      const remarks = find.remarks(respondent.id, criterion.id);
      return response ? [{ respondent, point, criterion, response, answer, remarks }] : [];
    }),
  );
}

/** Returns the table of answers, with notes and evidence. */
function answersTable(report: GapReport): DataTable {
  const find = reportIndex(report);
  return tableOf<Said>(
    titles.answers,
    [
      textField(heads.respondent, 20, ({ respondent }) => find.name(respondent.id)),
      textField(heads.role, 20, ({ respondent }) => respondent.role),
      textField(heads.group, 14, ({ respondent }) => find.group(respondent.group)),
      textField(heads.point, 30, ({ point }) => point.title),
      numberOf(({ criterion }) => find.number(criterion.id)),
      textField(heads.criterion, 24, ({ criterion }) => criterion.id),
      textField(heads.question, 50, ({ criterion }) => criterion.question),
      textField(heads.answer, 24, ({ response, criterion }) =>
        saidInWords(report, find, response, criterion.id),
      ),
      numberField(heads.level, ({ response }) => response.level),
      scoreField(report, heads.score, ({ response }) => response.score),
      textField(heads.whyNotApplicable, 30, ({ answer }) =>
        answer && 'notApplicable' in answer ? answer.notApplicable : null,
      ),
      textField(heads.note, 50, ({ remarks }) => remarks?.note ?? null),
      linksField(heads.evidence, 40, ({ remarks }) => remarks?.evidence),
    ],
    everythingSaid(report),
  );
}

/** Returns a respondent's answer to a criterion, as in "level 2 (Documented)" and "don't know". */
function saidInWords(
  report: GapReport,
  find: ReportIndex,
  { respondent, said, level, answer: given, firstVote }: Response,
  criterion: string,
): string {
  if (said === 'not-asked') return words.notAsked;
  const answer = find.answer(respondent, criterion);
  const value = given ?? level;
  const text = value === null ? silence(said, answer) : answerInWords(report, criterion, value);
  if (!firstVote || firstVote.said === 'not-asked') return text;
  const first = firstVote.answer ?? firstVote.level;
  return words.firstVote({
    answer: text,
    first: first === null ? words.doesNotKnow : answerInWords(report, criterion, first),
  });
}

/** Returns the text for an answer without a level. */
function silence(said: Response['said'], answer: Answer | undefined): string {
  if (answer && 'notApplicable' in answer) {
    return words.notApplicable({ reason: answer.notApplicable });
  }
  return said === 'blank' && answer ? words.doesNotKnow : words.noAnswer;
}
