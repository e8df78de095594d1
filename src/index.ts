/**
 * Public interface of the library: the functions that the command line is made of. Scores, shares,
 * impacts and coverages are fractions from 0 to 1, unrounded; weights are relative; days are
 * YYYY-MM-DD. Functions that load files throw a `UserError`, or an `InputError` with all errors in
 * the files. Other functions throw only if their own comment says so.
 */
export { type Comparison, compareRounds } from './analysis/comparison/comparison.ts';
export {
  type Audit,
  assess,
  type DigestedChecklist,
  type GapReport,
} from './analysis/gap-report.ts';
export type { Gap } from './analysis/gaps.ts';
export type { CheapestPath } from './analysis/path/path.ts';
export type { Result } from './analysis/result.ts';
export type { RootCauses } from './analysis/root-causes.ts';
export type { Answers } from './answers/answers.ts';
export {
  type AuditFiles,
  loadAudit,
  loadNamedChecklist as loadChecklist,
  loadPolicy,
  type Place,
} from './audit/library.ts';
export type { Checklist, Criterion, Point } from './checklist/checklist.ts';
export { formatDiagnostic, InputError, type PlacedDiagnostic, UserError } from './diagnostic.ts';
export { judgePolicy, type Verdict } from './policy/judge.ts';
export type { Policy } from './policy/policy.ts';
export { anonymousReport } from './report/anonymous.ts';
export { type FormatName, formatNames, render } from './report/formats.ts';
export type { Renderable, Report } from './report/report.ts';
export type { Rendered, RenderOptions } from './report/view.ts';
export type { Finding } from './scoring/finding.ts';
export type { Participant } from './scoring/responses.ts';
export { type Scorecard, scoreAudit } from './scoring/scorecard.ts';
export { VERSION } from './version.ts';
