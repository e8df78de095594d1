import type { Register } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Absentee, Mode } from '../scoring/responses.ts';
import { type PointScore, scoreAudit } from '../scoring/scorecard.ts';
import { analysisWords } from '../words/analysis.ts';
import { type Agreement, type AgreementRecord, listAgreements } from './agreements.ts';
import type { Anonymity } from './anonymous/anonymity.ts';
import { type Disagreement, findDisagreement } from './disagreement.ts';
import { type FollowUp, findFollowUps, findGaps, type Gap } from './gaps.ts';
import { listNotApplicable, type NotApplicableLedger } from './not-applicable.ts';
import { type CheapestPath, findCheapestPath, type Target } from './path/path.ts';
import { type PlannedAction, type TrackedAction, trackActions } from './promises.ts';
import {
  compareWithRegister,
  findUnanswered,
  type Participation,
  type ReportedGroup,
  type ReportedRespondent,
  reportGroups,
  reportRespondents,
  type Submission,
  type Unanswered,
} from './respondents.ts';
import { compareGutFeelings, type GutFeeling, type Result, resultOf } from './result.ts';
import { findRootCauses, type RootCauses } from './root-causes.ts';

/** A checklist and the SHA-256 of its canonical JSON (RFC 8785), in hex. */
export interface DigestedChecklist {
  readonly definition: Checklist;
  readonly digest: string;
}

/** Result of an audit: the content of every format, and itself the JSON format. */
export interface GapReport {
  readonly format: 1;
  /** Program and version that made the report. */
  readonly generator: string;
  readonly subject: string;
  /** YYYY-MM-DD, the latest date among the answers. */
  readonly date: string;
  readonly mode: Mode;
  /** Scoring rule: an English phrase. */
  readonly scoringRule: string;
  readonly checklist: DigestedChecklist & {
    readonly id: string;
    readonly version: string;
    readonly title: string;
  };
  readonly result: Result;
  readonly rootCauses: RootCauses;
  readonly disagreement: Disagreement;
  /** Agreements of a workshop, never scored; `null` without them. */
  readonly agreements: readonly Agreement[] | null;
  readonly actionPath: CheapestPath;
  readonly points: readonly PointScore[];
  readonly gaps: readonly Gap[];
  /** Points of other checklists that cover these gaps in more detail. */
  readonly followUps: readonly FollowUp[];
  /** Templates that the advice of the checklist names, where they are found. */
  readonly templates: readonly NamedTemplate[];
  readonly findings: readonly Finding[];
  /** Expected people and declared groups without answers: blanks in every possible range. */
  readonly absent: readonly Absentee[];
  readonly groups: readonly ReportedGroup[];
  readonly respondents: readonly ReportedRespondent[];
  /** Who has answered, and who is missing; `null` in an anonymous report. */
  readonly participation: Participation | null;
  readonly gutFeelings: readonly GutFeeling[];
  /** Actions of an earlier plan and their outcomes; `null` without a plan. */
  readonly promises: readonly TrackedAction[] | null;
  readonly notApplicable: NotApplicableLedger;
  readonly unanswered: Unanswered;
  readonly warnings: readonly string[];
  /** Command-line options that reproduce it, without names of files. */
  readonly options: readonly string[];
  /** Hidden parts of an anonymous report; `null` in a full report. */
  readonly anonymity: Anonymity | null;
}

/** Template by its id, with its title. */
export interface NamedTemplate {
  readonly id: string;
  readonly title: string;
}

export interface Audit {
  readonly generator: string;
  readonly subject: string;
  readonly date: string;
  readonly mode: Mode;
  readonly checklist: DigestedChecklist;
  /** Checklists that this one points to, for the titles of their points. */
  readonly others?: readonly Checklist[];
  /** Templates that its advice names, for their titles. */
  readonly templates?: readonly NamedTemplate[];
  /** At least one; in any order. */
  readonly submissions: readonly Submission[];
  /** Goal of the action path; by default the next band. */
  readonly aim?: Target | null;
  /** Agreements of a workshop. */
  readonly agreed?: AgreementRecord | null;
  /** People who are expected to answer; by default nobody says who. */
  readonly register?: Register | null;
  /** Actions of an earlier plan. */
  readonly actions?: readonly PlannedAction[] | null;
  readonly warnings: readonly string[];
}

/**
 * Returns the gap report of a checklist and all answers.
 * @throws UserError if the aim is a band that the checklist does not have
 */
export function assess({ checklist, mode, ...audit }: Audit): GapReport {
  const { definition } = checklist;
  const submissions = audit.submissions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const scorecard = scoreAudit(definition, submissions, mode);
  const respondents = reportRespondents(definition, submissions, scorecard);
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
    result: resultOf(definition, scorecard),
    rootCauses: findRootCauses(definition, scorecard),
    disagreement: findDisagreement(definition, scorecard, submissions),
    agreements: audit.agreed ? listAgreements(definition, audit.agreed) : null,
    actionPath: findCheapestPath(definition, scorecard, audit.aim ?? null),
    points: scorecard.points,
    gaps,
    followUps: findFollowUps(definition, gaps, audit.others ?? []),
    templates: audit.templates ?? [],
    findings: scorecard.findings,
    absent: scorecard.absent,
    groups: reportGroups(definition, submissions, scorecard),
    respondents,
    participation: compareWithRegister(audit.register ?? null, submissions, scorecard),
    gutFeelings: compareGutFeelings(respondents),
    promises: audit.actions
      ? trackActions(audit.actions, { checklist: definition, scorecard, date: audit.date })
      : null,
    notApplicable: listNotApplicable(definition, scorecard, submissions),
    unanswered: findUnanswered(scorecard, submissions),
    warnings: audit.warnings,
    options: [],
    anonymity: null,
  };
}
