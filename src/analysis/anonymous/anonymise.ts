import type { Checklist } from '../../checklist/checklist.ts';
import { groupsOf } from '../../checklist/lookup.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { compareViews } from '../differences.ts';
import type { GapReport } from '../gap-report.ts';
import { findCloserLooks, findGaps } from '../gaps.ts';
import { keepLedger } from '../not-applicable.ts';
import { findCheapestPath, type Target } from '../path/path.ts';
import { judgePromises, type Promised } from '../promises.ts';
import { silenceWarnings } from '../respondents.ts';
import { findRootCauses } from '../root-causes.ts';
import { type Anonymity, type AnonymityTerms, anonymousRemarks } from './anonymity.ts';
import { manifestOf } from './manifest.ts';
import { type Published, publish, publishedAlone } from './publish.ts';
import { publishedStanding, WITHHELD } from './result.ts';

/** How anonymous a report is to be, and what else than the answers it was made from. */
export interface AnonymousRequest extends AnonymityTerms {
  /** Where the cheapest path should lead; to the next band without it. */
  readonly aim?: Target | null;
  /** The checklists that gaps may point to, for their titles. */
  readonly others?: readonly Checklist[];
}

/**
 * The same audit for people who may know what was said but not by whom. It is worked out anew from
 * what may be told, so that nothing in it depends on anything that is withheld. No field is taken
 * over without being named: a new one has to be thought of.
 */
export function anonymise(
  report: GapReport,
  { aim = null, others = [], ...terms }: AnonymousRequest,
): GapReport {
  const { definition } = report.checklist;
  const published = publish(definition, report.findings, terms.minGroup);
  const { scorecard } = published;
  const result = publishedStanding(definition, scorecard);
  const findings = scorecard.findings.map((finding) => ({ ...finding, responses: [] }));
  const quiet = { ...scorecard, findings };
  const path = findCheapestPath(definition, scorecard, aim);
  const gaps = findGaps(definition, quiet);
  const { format, generator, subject, date, mode, scoringRule, checklist, options } = report;
  return {
    ...{ format, generator, subject, date, mode, scoringRule, checklist, options },
    result,
    rootCauses: findRootCauses(definition, quiet),
    disagreement: compareViews(definition, quiet, []),
    agreements: agreedBy(report, published, terms),
    actionPath: { ...path, before: { ...path.before, band: result.band } },
    points: scorecard.points.map((own) => (own.score === null ? { ...own, coverage: null } : own)),
    gaps,
    followUps: findCloserLooks(definition, gaps, others),
    findings,
    groups: anonymousGroups(report, published),
    respondents: [],
    gutFeelings: [],
    promises: promisesOf(report, scorecard),
    notApplicable: keepLedger(definition, quiet, []),
    unanswered: { byNobody: [], byRespondent: [] },
    warnings: silenceWarnings(definition, report.respondents),
    anonymity: anonymityOf(report, published, terms),
  };
}

function anonymityOf(report: GapReport, published: Published, terms: AnonymityTerms): Anonymity {
  const { definition } = report.checklist;
  const { scorecard, release } = published;
  const groups = sizesInOrder(definition, published).map(({ group, size }) => ({
    group,
    respondents: size,
    told: toldOf(group, release),
  }));
  const withheldCriteria = scorecard.findings
    .filter(({ outcome }) => outcome === 'not-answered')
    .map(({ criterion }) => criterion);
  const leftOut = { ...terms, groups, withheldCriteria };
  return {
    ...leftOut,
    remarks: terms.withNotes ? anonymousRemarks(definition, report.respondents, release) : [],
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
): GapReport['groups'] {
  return sizesInOrder(definition, published).map(({ group: id, title, size }) => ({
    id,
    title,
    respondents: Array.from({ length: size }, (_, i) => `${id}-${i + 1}`),
    result: published.release.shown.has(id)
      ? publishedStanding(definition, publishedAlone(definition, published.scorecard, id))
      : WITHHELD,
  }));
}

function sizesInOrder(definition: Checklist, { sizes }: Published) {
  return Object.entries(groupsOf(definition)).flatMap(([id, { title }]) =>
    sizes.filter(({ group }) => group === id).map((own) => ({ ...own, title })),
  );
}

/** What a room agreed on is nobody's answer, but what was noted there may name people. */
function agreedBy(
  { agreements: agreed }: GapReport,
  { release }: Published,
  { withNotes }: AnonymityTerms,
): GapReport['agreements'] {
  if (agreed === null || release.counted.size === 0) return null;
  if (withNotes) return agreed;
  return agreed
    .filter(({ level }) => level !== null)
    .map((own) => ({ ...own, note: null, evidence: [] }));
}

function promisesOf(report: GapReport, scorecard: Scorecard): readonly Promised[] | null {
  const { promises, checklist, date } = report;
  if (promises === null) return null;
  const actions = promises.map(({ action, ...own }) => ({ ...own, id: action, owner: null }));
  return judgePromises(actions, { checklist: checklist.definition, scorecard, date });
}
