import type { AnonymityTerms } from '../analysis/anonymous/publish.ts';
import type { PeerGroup } from '../analysis/portfolio/benchmark.ts';
import type { TableName } from '../report/machine/tables/table.ts';
import type { CsvDialect, Edition } from '../report/view.ts';

/**
 * Smallest group that an anonymous report shows, unless the request says otherwise. One of the group
 * may read it, and learns the mean of the others: three people.
 */
export const DEFAULT_MIN_GROUP = 4;

/** Selects the answers of an audit. */
export interface AnswersRequest {
  /** Answers files, folders of them, or "-" for standard input. */
  readonly answers: readonly string[];
  /** Id or path of the checklist; by default, the one that the answers name. */
  readonly checklist?: string | undefined;
  /** Scores key criteria only, whatever mode the answers have. */
  readonly express?: boolean | undefined;
  /** Scores votes alone; by default, levels agreed in a workshop are the score. */
  readonly by?: 'votes' | 'agreed' | undefined;
  /** Lets only `express` choose express mode, not round.yaml or answers files; for gates. */
  readonly isGated?: boolean | undefined;
}

/** Limits that an audit is judged by; each overrules the policy. */
export interface GateRequest {
  /** Path of a policy file. */
  readonly policy?: string | undefined;
  /** Lowest allowed score, on the scale that the checklist displays. */
  readonly minScore?: number | undefined;
  /** Id or title of a band. */
  readonly minBand?: string | undefined;
  /** In days. */
  readonly maxAge?: number | undefined;
  /** Largest allowed drop of the overall score, as a length on that scale. */
  readonly maxDrop?: number | undefined;
  /** JSON report or folder of an earlier round. */
  readonly baseline?: string | undefined;
  /** Makes this round the baseline if it passes; the file need not exist yet. */
  readonly updateBaseline?: boolean | undefined;
  /** Baseline that the new one replaces, where it is another file; `null` for the first one. */
  readonly former?: string | null | undefined;
  /** Reason to make it the baseline although it fails. */
  readonly acceptFailure?: string | undefined;
  /** Date of the verdict, YYYY-MM-DD; by default the clock's, where a rule needs one. */
  readonly today?: string | undefined;
  /** Marks the verdict as one that must not fail a build. */
  readonly reportOnly?: boolean | undefined;
}

/** Settings of an anonymous report, and the earlier one that its readers may have. */
export interface AnonymityRequest extends AnonymityTerms {
  /** Path of the earlier report: anonymous, complete, or the folder of its round. */
  readonly against?: string | undefined;
}

/** Portfolio to compare a round with. */
export interface BenchmarkRequest {
  /** Path of an index or an exchange file. */
  readonly path: string;
  /** First group to try; default the narrowest. */
  readonly among?: PeerGroup | undefined;
}

/** Settings of one report, apart from its answers and gates. */
export interface ReportRequest {
  /** Path of an earlier action plan whose progress is reported. */
  readonly plan?: string | undefined;
  /** Goal of the action path as typed: a score on the scale that the checklist displays, or a band. */
  readonly target?: string | undefined;
  /** Makes the report anonymous. */
  readonly anonymity?: AnonymityRequest | undefined;
  readonly edition?: Edition | undefined;
  /** False if the full edition ends before its appendix. */
  readonly hasAppendix?: boolean | undefined;
  /** Path of a brand file. */
  readonly brand?: string | undefined;
  /** Portfolio to compare the round with. */
  readonly benchmark?: BenchmarkRequest | undefined;
  /** Lists waived gaps in SARIF too. */
  readonly withWaived?: boolean | undefined;
  /** Delimiter and decimal mark of CSV. */
  readonly csv?: CsvDialect | undefined;
  /** Table to show in formats that are tables. */
  readonly table?: TableName | undefined;
}

/** Everything that an audit is made from. */
export interface AuditRequest extends ReportRequest {
  readonly answers: AnswersRequest;
  /** Quality gate to judge; if omitted, the report has no verdict. */
  readonly gates?: GateRequest | undefined;
}
