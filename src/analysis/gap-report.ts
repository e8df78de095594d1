import type { Answer } from '../answers/answers.ts';
import { answeredVersion } from '../answers/level-texts.ts';
import type { Register, RoundFacts } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { groupsOf, type RoleHolders } from '../checklist/lookup.ts';
import { agreeOn, type Finding, type ScoredBy, votesOn } from '../scoring/finding.ts';
import type { Absentee, AgreedVote, Mode, Participant } from '../scoring/responses.ts';
import {
  intervalOf,
  type PointScore,
  type Scorecard,
  scoreAudit,
  scorecardOf,
} from '../scoring/scorecard.ts';
import { analysisWords } from '../words/analysis.ts';
import { type Agreement, type AgreementRecord, agreedVotes, listAgreements } from './agreements.ts';
import type { Anonymity } from './anonymous/publish.ts';
import { type Disagreement, findDisagreement, settledIn } from './disagreement.ts';
import { type FollowUp, findFollowUps, findGaps, type Gap } from './gaps.ts';
import { type CheapestPath, findCheapestPath, type Target } from './path/path.ts';
import { type PlannedActions, type TrackedAction, trackActions } from './promises.ts';
import {
  compareWithRegister,
  findUnanswered,
  namesInRound,
  type Participation,
  type ReportedGroup,
  type ReportedRespondent,
  reportGroups,
  reportRespondents,
  type Submission,
  type Unanswered,
} from './respondents.ts';
import {
  compareGutFeelings,
  type GutFeeling,
  listNotApplicable,
  type NotApplicableLedger,
  type Result,
  resultOf,
} from './result.ts';
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
    /** SHA-256 of what all levels say, in hex. */
    readonly texts: string;
  };
  /** Source of result, gaps and path. */
  readonly by: ScoredBy;
  readonly result: Result;
  /** Result by votes alone. */
  readonly resultByVotes: Result;
  readonly rootCauses: RootCauses;
  readonly disagreement: Disagreement;
  /** Agreements of a workshop; `null` without them. */
  readonly agreements: readonly Agreement[] | null;
  readonly actionPath: CheapestPath;
  readonly points: readonly PointScore[];
  readonly gaps: readonly Gap[];
  /** Points of other checklists that cover these gaps in more detail. */
  readonly followUps: readonly FollowUp[];
  /** Templates that the advice of the checklist names, where they are found. */
  readonly templates: readonly NamedTemplate[];
  /** Who holds the roles that advice names; absent if nobody says, and in an anonymous report. */
  readonly owners?: RoleHolders | undefined;
  /** Facts of round.yaml; absent without any, and in an anonymous report. */
  readonly round?: RoundFacts | undefined;
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
  /** Who holds the roles that advice names. */
  readonly owners?: RoleHolders | undefined;
  /** Facts of round.yaml that the report repeats. */
  readonly round?: RoundFacts | undefined;
  /** At least one; in any order. */
  readonly submissions: readonly Submission[];
  /** Goal of the action path; by default the next band. */
  readonly aim?: Target | null;
  /** Agreements of a workshop. */
  readonly agreed?: AgreementRecord | null;
  /** Scores by votes alone if it is `votes`; by default, agreed levels are the score. */
  readonly by?: ScoredBy | undefined;
  /** People who are expected to answer; by default nobody says who. */
  readonly register?: Register | null;
  /** Earlier plan, whose outcomes are reported. */
  readonly plan?: PlannedActions | null;
  readonly warnings: readonly string[];
}

/**
 * Returns the gap report of a checklist and all answers.
 * @throws UserError if the aim is a band that the checklist does not have
 */
export function assess({ checklist, mode, ...audit }: Audit): GapReport {
  const { definition } = checklist;
  const scored = roundScoresOf({ checklist, mode, ...audit });
  const { submissions, votes, scorecard, by } = scored;
  const { findings } = scorecard;
  const result = resultOf(definition, scorecard);
  const names = namesInRound(submissions, audit.register);
  const respondents = reportRespondents(definition, submissions, scorecard, names);
  const gaps = findGaps(definition, scorecard);
  const agreements = audit.agreed ? listAgreements(definition, audit.agreed) : null;
  const voted = withFirstVotes(findings, scored);
  const { id, version, title } = definition;
  return {
    format: 1,
    generator: audit.generator,
    subject: audit.subject,
    date: audit.date,
    mode,
    scoringRule: analysisWords.scoringRule,
    checklist: { id, version, title, ...checklist, texts: answeredVersion(definition).texts },
    by,
    result,
    resultByVotes: votes === scorecard ? result : resultOf(definition, votes),
    rootCauses: findRootCauses(definition, scorecard),
    disagreement: findDisagreement(
      definition,
      { ...scorecard, findings: scored.perceived },
      submissions,
      settledIn(definition, { agreements, findings: voted }),
    ),
    agreements,
    actionPath: findCheapestPath(definition, scorecard, audit.aim ?? null),
    points: scorecard.points.map((own, i) => ({ ...own, byVotes: intervalOf(votes.points[i]) })),
    gaps,
    followUps: findFollowUps(definition, gaps, audit.others ?? []),
    templates: audit.templates ?? [],
    ...(audit.owners && { owners: audit.owners }),
    ...(audit.round && { round: audit.round }),
    findings: voted.map((own) => ({
      ...own,
      by: own.by ?? ('votes' as const),
      byVotes: votesOn(own),
    })),
    absent: scorecard.absent,
    groups: reportGroups(definition, submissions, scorecard),
    respondents,
    participation: compareWithRegister(audit.register ?? null, submissions, scorecard),
    gutFeelings: compareGutFeelings(respondents),
    promises: audit.plan
      ? trackActions(audit.plan, { checklist: definition, scorecard, date: audit.date })
      : null,
    notApplicable: listNotApplicable(definition, scorecard, submissions),
    unanswered: findUnanswered(scorecard, submissions),
    warnings: audit.warnings,
    options: [],
    anonymity: null,
  };
}

/** Scores of a round, before anything is found in them. */
export interface RoundScores {
  /** In the order of respondent ids. */
  readonly submissions: readonly Submission[];
  readonly by: ScoredBy;
  readonly scorecard: Scorecard;
  /** The same by votes alone. */
  readonly votes: Scorecard;
  /** Findings of the first votes, which tell how groups differ before they talk. */
  readonly perceived: readonly Finding[];
}

/** Scores the answers of a round, with agreed levels where these count. */
export function roundScoresOf({ checklist, mode, ...audit }: Audit): RoundScores {
  const { definition } = checklist;
  const submissions = audit.submissions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const votes = scoreAudit(definition, submissions, mode, expectedIn(definition, audit.register));
  const agreed =
    audit.agreed && audit.by !== 'votes' ? agreedVotes(definition, audit.agreed) : NONE;
  const findings = agreeOn(definition, votes.findings, agreed);
  const isAgreed = findings.some(({ by }) => by === 'agreed');
  return {
    submissions,
    by: isAgreed ? 'agreed' : 'votes',
    scorecard: isAgreed ? scorecardOf(definition, findings, votes.absent) : votes,
    votes,
    perceived: firstVotes(definition, submissions, mode) ?? votes.findings,
  };
}

/** Returns a report with the figures of the votes alone, as gates read them. */
export function withFiguresOfVotes(report: GapReport): GapReport {
  if (report.by !== 'agreed') return report;
  return {
    ...report,
    by: 'votes',
    result: report.resultByVotes,
    points: report.points.map((own) => ({ ...own, ...own.byVotes })),
    findings: report.findings.map((own) => ({
      ...own,
      ...votesOn(own),
      by: 'votes',
      agreed: undefined,
    })),
  };
}

const NONE: ReadonlyMap<string, AgreedVote> = new Map();

/** Returns the expected people with their groups, the only one where none is named. */
function expectedIn(checklist: Checklist, register: Register | null | undefined) {
  const [only = ''] = Object.keys(groupsOf(checklist));
  return (register?.expected ?? []).map(({ id, group = only }) => ({ id, group }));
}

/** Returns the findings of the votes before any discussion; `null` without second votes. */
function firstVotes(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
): readonly Finding[] | null {
  const answers = participants.flatMap((own) => [...own.answers.values()]);
  if (!answers.some(isSecond)) return null;
  const before = participants.map((own) => ({
    ...own,
    answers: new Map([...own.answers].map(([id, answer]) => [id, firstOf(answer)])),
  }));
  return scoreAudit(checklist, before, mode).findings;
}

/** Adds the first votes to the findings on which somebody voted again. */
function withFirstVotes(
  findings: readonly Finding[],
  { perceived, submissions }: Pick<RoundScores, 'perceived' | 'submissions'>,
): readonly Finding[] {
  const before = new Map(perceived.map((own) => [own.criterion, own]));
  const answers = new Map(submissions.map((own) => [own.id, own.answers]));
  return findings.map((finding) => {
    const first = before.get(finding.criterion);
    const responses = finding.responses.map((response, i) => {
      const answer = answers.get(response.respondent)?.get(finding.criterion);
      const vote = first?.responses[i];
      if (!vote || (response.said === vote.said && !isSecond(answer))) return response;
      const { respondent: _, group: __, ...firstVote } = vote;
      return { ...response, firstVote };
    });
    const hasMore = first && responses.some(({ firstVote }) => firstVote);
    return hasMore ? { ...finding, responses, firstVotes: first.groups } : finding;
  });
}

function isSecond(answer: Answer | undefined): boolean {
  return answer !== undefined && 'value' in answer && answer.firstVote !== undefined;
}

function firstOf(answer: Answer): Answer {
  if (!('value' in answer) || answer.firstVote === undefined) return answer;
  return { ...answer, value: answer.firstVote };
}
