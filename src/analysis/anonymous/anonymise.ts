import type { Answers, Remarks, WrittenAnswer } from '../../answers/answers.ts';
import { inLongForm } from '../../answers/match.ts';
import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { criteriaOf, groupsOf } from '../../checklist/lookup.ts';
import { type SpokenNames, spokenNames } from '../../checklist/naming.ts';
import { type Finding, votesOn } from '../../scoring/finding.ts';
import { intervalOf, type Scorecard } from '../../scoring/scorecard.ts';
import { type HiddenBecause, anonymityWords as words } from '../../words/analysis.ts';
import { findDisagreement, settledIn } from '../disagreement.ts';
import type { GapReport } from '../gap-report.ts';
import { findFollowUps, findGaps } from '../gaps.ts';
import { findCheapestPath, type Target } from '../path/path.ts';
import { type TrackedAction, trackActions } from '../promises.ts';
import { listNotApplicable } from '../result.ts';
import { findRootCauses } from '../root-causes.ts';
import {
  type Anonymity,
  type AnonymityTerms,
  type AnonymousRemark,
  type AnonymousText,
  type Published,
  publish,
  publishedAlone,
} from './publish.ts';
import {
  agreedScorecard,
  publishedResult,
  shownCriteria,
  WITHHELD,
  withheldMusts,
  withoutUncounted,
} from './result.ts';

/** Settings of an anonymous report, and inputs that the full report does not contain. */
export interface AnonymousRequest extends AnonymityTerms {
  /** Goal of the action path; by default the next band. */
  readonly aim?: Target | null;
  /** Checklists that gaps may point to, for their titles. */
  readonly others?: readonly Checklist[];
}

/**
 * Returns an anonymous version of a report. Everything is recalculated from published scores, so
 * that no figure depends on hidden answers. Every field is listed here: a new one needs a decision.
 */
export function anonymise(
  whole: GapReport,
  { aim = null, others = [], ...terms }: AnonymousRequest,
): GapReport {
  const report = withoutUncounted(whole, terms.minGroup);
  const { definition } = report.checklist;
  const published = publish(definition, report, terms.minGroup);
  const byVotes = published.scorecard;
  const scorecard = agreedScorecard(definition, report.findings, byVotes);
  const result = publishedResult(definition, scorecard);
  const findings = scorecard.findings.map((finding) => ({
    ...finding,
    responses: [],
    by: finding.by ?? ('votes' as const),
    byVotes: votesOn(finding),
  }));
  const quiet = { ...scorecard, findings };
  const agreements = agreedBy(report, published, terms);
  const path = findCheapestPath(definition, scorecard, aim);
  const gaps = findGaps(definition, quiet);
  const { format, generator, subject, date, mode, scoringRule, checklist, options } = report;
  const { templates } = report;
  return {
    ...{ format, generator, subject, date, mode, scoringRule, checklist, options, templates },
    by: scorecard === byVotes ? 'votes' : 'agreed',
    result,
    resultByVotes: publishedResult(definition, byVotes),
    rootCauses: findRootCauses(definition, scorecard),
    disagreement: findDisagreement(
      definition,
      quiet,
      [],
      settledIn(definition, { agreements, findings }),
    ),
    agreements,
    actionPath: { ...path, before: { ...path.before, band: result.band } },
    points: scorecard.points.map((own, i) => ({
      ...own,
      coverage: own.score === null ? null : own.coverage,
      byVotes: intervalOf(byVotes.points[i]),
    })),
    gaps,
    followUps: findFollowUps(definition, gaps, others),
    findings,
    absent: [],
    groups: anonymousGroups(report, published, terms),
    respondents: [],
    participation: null,
    gutFeelings: [],
    promises: promisesOf(report, scorecard),
    notApplicable: listNotApplicable(definition, quiet, []),
    unanswered: { byNobody: [], byRespondent: [] },
    warnings: [],
    anonymity: anonymityOf(whole, published, terms),
  };
}

function anonymityOf(report: GapReport, published: Published, terms: AnonymityTerms): Anonymity {
  const { definition } = report.checklist;
  const { scorecard, release } = published;
  const groups = published.sizes.map(({ group, size }) => ({
    group,
    respondents: size < terms.minGroup ? null : size,
    told: toldOf(group, release),
  }));
  const withheldCriteria = scorecard.findings
    .filter(({ outcome }) => outcome === 'not-answered')
    .map(({ criterion }) => criterion);
  const leftOut = { ...terms, groups, withheldCriteria };
  return {
    ...leftOut,
    remarks: terms.withNotes ? anonymousRemarks(definition, report.respondents, published) : [],
    texts: terms.withNotes ? anonymousTexts(definition, report.findings) : [],
    manifest: manifestOf(definition, published, leftOut),
  };
}

function toldOf(
  group: string,
  { counted, shown }: Published['release'],
): Anonymity['groups'][number]['told'] {
  if (shown.has(group)) return 'alone';
  return counted.has(group) ? 'together' : 'not-at-all';
}

function anonymousGroups(
  { checklist: { definition } }: GapReport,
  published: Published,
  { minGroup }: AnonymityTerms,
): GapReport['groups'] {
  return published.sizes.map(({ group: id, size }) => ({
    id,
    title: groupsOf(definition)[id]?.title ?? id,
    respondents: Array.from({ length: size < minGroup ? 0 : size }, (_, i) => `${id}-${i + 1}`),
    result: published.release.shown.has(id)
      ? publishedResult(definition, publishedAlone(definition, published.scorecard, id))
      : WITHHELD,
  }));
}

/**
 * Keeps agreed levels where the votes are published; removes notes unless asked for, because they
 * may name people.
 */
function agreedBy(
  { agreements: agreed }: GapReport,
  { release, scorecard }: Published,
  { withNotes }: AnonymityTerms,
): GapReport['agreements'] {
  if (agreed === null || release.counted.size === 0) return null;
  const shown = new Set(shownCriteria(scorecard));
  return agreed
    .map((own) =>
      shown.has(own.criterion)
        ? own
        : { criterion: own.criterion, level: null, note: own.note, evidence: own.evidence },
    )
    .filter(({ level }) => withNotes || level !== null)
    .map((own) => (withNotes ? own : { ...own, note: null, evidence: [] }));
}

function promisesOf(report: GapReport, scorecard: Scorecard): readonly TrackedAction[] | null {
  const { promises, checklist, date } = report;
  if (promises === null) return null;
  const { id, version, definition } = checklist;
  // Their levels are those of today already, and what could not be told still cannot.
  const actions = promises.map(({ action, says: _, ...own }) => ({
    ...own,
    id: action,
    owner: null,
  }));
  const plan = { checklist: { id, version }, actions };
  const told = trackActions(plan, { checklist: definition, scorecard, date });
  return promises.map((own, i) => {
    const tracked = { ...own, ...told[i], says: own.says };
    return own.outcome === 'unknown' ? { ...tracked, outcome: own.outcome } : tracked;
  });
}

/** Hidden parts of an anonymous report. */
interface HiddenParts extends AnonymityTerms {
  readonly groups: Anonymity['groups'];
  readonly withheldCriteria: readonly string[];
}

/** Lists what an anonymous report hides and why: English sentences. */
function manifestOf(
  checklist: Checklist,
  { scorecard }: Published,
  hidden: HiddenParts,
): readonly string[] {
  const { minGroup: minimum, withNotes, groups, withheldCriteria } = hidden;
  const names = spokenNames(checklist);
  const nameOf = names.criterion;
  const conditional = criteriaOf(checklist)
    .filter(({ criterion }) => criterion.when)
    .map(({ criterion }) => criterion.id);
  const musts = withheldMusts(checklist, scorecard).map(({ criterion }) => nameOf(criterion));
  return [
    words.identity,
    words.answers,
    words.figures,
    withNotes ? words.authors : words.notes,
    ...(withNotes && conditional.length > 0
      ? [words.conditional({ criteria: conditional.map(nameOf) })]
      : []),
    ...groups
      .filter(({ told }) => told !== 'alone')
      .map(({ group, respondents, told }) =>
        words.group({
          group: names.group(group),
          minimum,
          reason: reasonOf(groups, respondents, told),
        }),
      ),
    ...(withheldCriteria.length > 0
      ? [words.criteria({ criteria: withheldCriteria.map(nameOf), minimum })]
      : []),
    words.rounding,
    ...partlyHidden(names, scorecard.findings, groups),
    ...(musts.length > 0 ? [words.requiredLevels({ criteria: musts })] : []),
  ];
}

function reasonOf(
  groups: Anonymity['groups'],
  respondents: number | null,
  told: Anonymity['groups'][number]['told'],
): HiddenBecause {
  if (respondents !== null) return 'only-large';
  if (told === 'not-at-all') return 'excluded';
  return groups.some((own) => own.told === 'alone') ? 'pooled' : 'pooled-alone';
}

/** Names the criteria on which a group that is shown has no figures of its own. */
function partlyHidden(
  names: SpokenNames,
  findings: Published['scorecard']['findings'],
  groups: Anonymity['groups'],
): readonly string[] {
  return groups.flatMap(({ group, told }) => {
    if (told !== 'alone') return [];
    const criteria = findings
      .filter(({ score, groups: means }) => score !== null && means[group] === undefined)
      .map(({ criterion }) => names.criterion(criterion));
    return criteria.length === 0 ? [] : [words.groupOn({ group: names.group(group), criteria })];
  });
}

/**
 * Collects the answers that are never scored, in an order that reveals no author. Those to a question with
 * a condition are left out: that one is there tells what its author answered to the condition.
 */
function anonymousTexts(
  checklist: Checklist,
  findings: readonly Finding[],
): readonly AnonymousText[] {
  const open = new Set(
    criteriaOf(checklist).flatMap(({ criterion: { id, when } }) => (when ? [] : id)),
  );
  return findings.flatMap(({ criterion, responses }) =>
    responses
      .filter(() => open.has(criterion))
      .flatMap(({ said, answer }): AnonymousText[] =>
        said === 'text' && answer !== undefined ? [{ criterion, answer }] : [],
      )
      .toSorted((a, b) => (String(a.answer) < String(b.answer) ? -1 : 1)),
  );
}

/** Answers file with the group of its respondent. */
interface Written {
  readonly group: string;
  readonly answers: Answers;
}

/**
 * Collects notes and evidence by criterion, in the order of their texts, which reveals no author. They
 * name no group where one is hidden: the others would be its notes. Those on a question with a condition
 * are left out, as texts are. Reasons for "not applicable" are answers and are not included.
 */
function anonymousRemarks(
  checklist: Checklist,
  files: readonly Written[],
  { release: { shown }, sizes }: Pick<Published, 'release' | 'sizes'>,
): readonly AnonymousRemark[] {
  const isOpen = sizes.every(({ group }) => shown.has(group));
  const open = criteriaOf(checklist).filter(({ criterion }) => !criterion.when);
  return open.flatMap(({ criterion }) =>
    files
      .flatMap(({ group, answers }): AnonymousRemark[] => {
        const { note = null, evidence = [] } = saidOn(criterion, answers);
        if (note === null && evidence.length === 0) return [];
        return [{ criterion: criterion.id, group: isOpen ? group : null, note, evidence }];
      })
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  );
}

function saidOn({ id, formerly = [] }: Criterion, { answers, remarks }: Answers): Remarks {
  for (const name of [id, ...formerly]) {
    const answer: WrittenAnswer | undefined = own(answers, name);
    if (answer !== undefined) return inLongForm(answer);
    const remark = own(remarks ?? {}, name);
    if (remark) return remark;
  }
  return {};
}

function own<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function keyOf(remark: AnonymousRemark): string {
  return JSON.stringify(remark);
}
