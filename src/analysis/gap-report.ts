import type { Checklist } from '../checklist/checklist.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Mode } from '../scoring/responses.ts';
import { type PointScore, scoreAudit } from '../scoring/scorecard.ts';
import { analysisWords } from '../words/analysis.ts';
import { type Agreement, type AgreementRecord, listAgreements } from './agreements.ts';
import type { Anonymity } from './anonymous/anonymity.ts';
import { compareViews, type Disagreement } from './differences.ts';
import { type FollowUp, findCloserLooks, findGaps, type Gap } from './gaps.ts';
import { keepLedger, type NotApplicableLedger } from './not-applicable.ts';
import { type CheapestPath, findCheapestPath, type Target } from './path/path.ts';
import { judgePromises, type PlannedAction, type Promised } from './promises.ts';
import {
  findBlanks,
  type ReportedGroup,
  type ReportedRespondent,
  reportGroups,
  reportRespondents,
  type Submission,
  type Unanswered,
} from './respondents.ts';
import { compareGutFeelings, type GutFeeling, type Result, standingOf } from './result.ts';
import { findRootCauses, type RootCauses } from './root-causes.ts';

/** A checklist and the SHA-256 of its canonical JSON (RFC 8785), in hex. */
export interface DigestedChecklist {
  readonly definition: Checklist;
  readonly digest: string;
}

/** The whole result of an audit: what every format renders, and itself the JSON format. */
export interface GapReport {
  readonly format: 1;
  /** The program that made the report, and its version. */
  readonly generator: string;
  readonly subject: string;
  /** YYYY-MM-DD, the latest date among the answers. */
  readonly date: string;
  readonly mode: Mode;
  /** How the score comes about, in words. */
  readonly scoringRule: string;
  readonly checklist: DigestedChecklist & {
    readonly id: string;
    readonly version: string;
    readonly title: string;
  };
  readonly result: Result;
  readonly rootCauses: RootCauses;
  readonly disagreement: Disagreement;
  /** What the room agreed on after its votes, never scored; null where there is no such file. */
  readonly agreements: readonly Agreement[] | null;
  readonly actionPath: CheapestPath;
  readonly points: readonly PointScore[];
  readonly gaps: readonly Gap[];
  /** Points of other checklists that look closer at these gaps. */
  readonly followUps: readonly FollowUp[];
  readonly findings: readonly Finding[];
  readonly groups: readonly ReportedGroup[];
  readonly respondents: readonly ReportedRespondent[];
  readonly gutFeelings: readonly GutFeeling[];
  /** What became of an earlier plan's actions; null where no plan was given. */
  readonly promises: readonly Promised[] | null;
  readonly notApplicable: NotApplicableLedger;
  readonly unanswered: Unanswered;
  readonly warnings: readonly string[];
  /** The options of the command line that it takes to make it again, without names of files. */
  readonly options: readonly string[];
  /** What was left out so that nobody can tell who said what; null where nothing was. */
  readonly anonymity: Anonymity | null;
}

export interface Audit {
  readonly generator: string;
  readonly subject: string;
  readonly date: string;
  readonly mode: Mode;
  readonly checklist: DigestedChecklist;
  /** The checklists whose points this one says to look at; they give these points their titles. */
  readonly others?: readonly Checklist[];
  /** At least one; in any order. */
  readonly submissions: readonly Submission[];
  /** Where the cheapest path should lead; to the next band without it. */
  readonly aim?: Target | null;
  /** What the room agreed on. */
  readonly agreed?: AgreementRecord | null;
  /** The actions of an earlier plan. */
  readonly actions?: readonly PlannedAction[] | null;
  readonly warnings: readonly string[];
}

/**
 * Turns a checklist and everybody's answers into the gap report.
 * @throws UserError where the aim is a band that the checklist does not have
 */
export function assess({ checklist, mode, ...audit }: Audit): GapReport {
  const { definition } = checklist;
  const submissions = audit.submissions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const scorecard = scoreAudit(definition, submissions, mode);
  const respondents = reportRespondents(definition, submissions, mode);
  const gaps = findGaps(definition, scorecard);
  const { id, version, title } = definition;
  return {
    format: 1,
    generator: audit.generator,
    subject: audit.subject,
    date: audit.date,
    mode,
    scoringRule: analysisWords.scoringRule,
    checklist: { id, version, title, ...checklist },
    result: standingOf(definition, scorecard),
    rootCauses: findRootCauses(definition, scorecard),
    disagreement: compareViews(definition, scorecard, submissions),
    agreements: audit.agreed ? listAgreements(definition, audit.agreed) : null,
    actionPath: findCheapestPath(definition, scorecard, audit.aim ?? null),
    points: scorecard.points,
    gaps,
    followUps: findCloserLooks(definition, gaps, audit.others ?? []),
    findings: scorecard.findings,
    groups: reportGroups(definition, submissions, mode),
    respondents,
    gutFeelings: compareGutFeelings(respondents),
    promises: audit.actions
      ? judgePromises(audit.actions, { checklist: definition, scorecard, date: audit.date })
      : null,
    notApplicable: keepLedger(definition, scorecard, submissions),
    unanswered: findBlanks(scorecard, submissions),
    warnings: audit.warnings,
    options: [],
    anonymity: null,
  };
}
