import type { Answers } from '../answers/answers.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { groupsOf } from '../checklist/defaults.ts';
import type { Finding } from '../scoring/finding.ts';
import { type PointScore, SCORING_RULE, scoreAudit } from '../scoring/scorecard.ts';
import type { Mode, Participant } from '../scoring/voices.ts';
import { type Blanks, findBlanks } from './blanks.ts';
import { findGaps, type Gap } from './gaps.ts';
import { keepLedger, type NotApplicableLedger } from './not-applicable.ts';
import { type Standing, standingAlone, standingOf } from './standing.ts';

/** A checklist and the SHA-256 of its canonical JSON (RFC 8785), in hex. */
export interface DigestedChecklist {
  readonly definition: Checklist;
  readonly digest: string;
}

/** What one respondent handed in: the file, its digest, and the answers matched to the checklist. */
export interface Submission extends Participant {
  readonly file: Answers;
  /** SHA-256 of the file's value as canonical JSON (RFC 8785), in hex. */
  readonly digest: string;
}

export interface ReportedRespondent {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly group: string;
  readonly digest: string;
  /** The audit as this respondent alone sees it. */
  readonly standing: Standing;
  readonly answers: Answers;
}

export interface ReportedGroup {
  readonly id: string;
  readonly title: string;
  readonly respondents: readonly string[];
  /** The audit as this group alone sees it. */
  readonly standing: Standing;
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
  readonly standing: Standing;
  readonly points: readonly PointScore[];
  readonly gaps: readonly Gap[];
  readonly findings: readonly Finding[];
  readonly groups: readonly ReportedGroup[];
  readonly respondents: readonly ReportedRespondent[];
  readonly notApplicable: NotApplicableLedger;
  readonly blanks: Blanks;
  readonly warnings: readonly string[];
}

export interface Audit {
  readonly generator: string;
  readonly subject: string;
  readonly date: string;
  readonly mode: Mode;
  readonly checklist: DigestedChecklist;
  /** At least one; in any order. */
  readonly submissions: readonly Submission[];
  readonly warnings: readonly string[];
}

/** Turns a checklist and everybody's answers into the gap report. */
export function assess({ checklist, mode, ...audit }: Audit): GapReport {
  const { definition } = checklist;
  const submissions = audit.submissions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const scorecard = scoreAudit(definition, submissions, mode);
  const { id, version, title } = definition;
  return {
    format: 1,
    generator: audit.generator,
    subject: audit.subject,
    date: audit.date,
    mode,
    scoringRule: SCORING_RULE,
    checklist: { id, version, title, ...checklist },
    standing: standingOf(definition, scorecard),
    points: scorecard.points,
    gaps: findGaps(definition, scorecard),
    findings: scorecard.findings,
    groups: groupsAlone(definition, submissions, mode),
    respondents: submissions.map((submission) => ({
      id: submission.id,
      name: submission.file.respondent.name ?? submission.id,
      role: submission.file.respondent.role ?? null,
      group: submission.group,
      digest: submission.digest,
      standing: standingAlone(definition, [submission], mode),
      answers: submission.file,
    })),
    notApplicable: keepLedger(definition, scorecard, submissions),
    blanks: findBlanks(scorecard, submissions),
    warnings: audit.warnings,
  };
}

function groupsAlone(
  checklist: Checklist,
  submissions: readonly Submission[],
  mode: Mode,
): readonly ReportedGroup[] {
  return Object.entries(groupsOf(checklist)).flatMap(([id, { title }]) => {
    const members = submissions.filter(({ group }) => group === id);
    if (members.length === 0) return [];
    return [
      {
        id,
        title,
        respondents: members.map((member) => member.id),
        standing: standingAlone(checklist, members, mode),
      },
    ];
  });
}
