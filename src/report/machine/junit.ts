import type { Criterion } from '../../checklist/checklist.ts';
import { labelsOf } from '../../checklist/criteria/types.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { formatScore } from '../../numbers.ts';
import type { Gate } from '../../policy/gate.ts';
import type { Finding } from '../../scoring/finding.ts';
import { element, xmlText } from '../../text/safe.ts';
import { gateWords } from '../../words/gate.ts';
import { machineWords } from '../../words/machine.ts';
import { reportWords } from '../../words/report.ts';
import {
  anonymityInWords,
  closerLooks,
  outcomeInWords,
  participationInWords,
  sourcesInWords,
  subjectNames,
  verdictByCriterion,
} from '../phrases.ts';
import { displayIn, type Report, type ReportIndex, reportIndex } from '../report.ts';

/** Test case as CI systems show it. */
interface TestCase {
  readonly name: string;
  readonly classname: string;
  /** Failure; `null` if the test case passes or is skipped. */
  readonly failure: { readonly type: string; readonly message: string } | null;
  /** Reason for the missing result; `null` if there is a result. */
  readonly skipped: string | null;
  /** Additional output; `null` if there is none. */
  readonly said: string | null;
}

/**
 * Writes the verdict as JUnit XML: a test case for each rule and each criterion. A criterion fails
 * if a rule on it fails; a gap alone never fails.
 */
export function junit(report: Report): string {
  const reported = report.verdict?.reportOnly ? asSkipped : (own: TestCase) => own;
  const subjectOf = subjectNames(report);
  const gates = (report.verdict?.gates ?? [])
    .map((gate) => gateCase(gate, subjectOf(gate)))
    .map(reported);
  const points = new Map(
    report.checklist.definition.points.flatMap((point) =>
      point.criteria.map(({ id }) => [id, point.id]),
    ),
  );
  const known: Known = {
    ...{ report, find: reportIndex(report), textsOn: textsByCriterion(report) },
    ...{ verdictOn: verdictByCriterion(report), closerLookAt: closerLooks(report) },
  };
  const criteria = report.findings
    .map((finding) => criterionCase(known, finding, points.get(finding.criterion) ?? ''))
    .map(reported);
  const suites = [
    ...(gates.length > 0 ? [suite(report, { name: 'gates', cases: gates })] : []),
    suite(report, { name: 'criteria', cases: criteria, about: aboutReport(report) }),
  ];
  const all = [...gates, ...criteria];
  const root = element('testsuites', { name: `align: ${report.subject}`, ...counts(all) }, suites);
  // A comment cannot contain "--".
  const made = report.options.length === 0 ? '' : `<?align ${report.options.join(', ')}?>\n`;
  const start = '<?xml version="1.0" encoding="UTF-8"?>';
  return `${start}\n${root}\n${made}<!-- ${report.generator} -->\n`;
}

/** Findings for each criterion, looked up once. */
interface Known {
  readonly report: Report;
  readonly find: ReportIndex;
  readonly textsOn: (criterion: string) => readonly string[];
  readonly verdictOn: ReturnType<typeof verdictByCriterion>;
  readonly closerLookAt: ReturnType<typeof closerLooks>;
}

function gateCase({ rule, outcome, message }: Gate, subject: string | null): TestCase {
  return {
    name: subject === null ? rule : gateWords.ruleOn({ rule, subject }),
    classname: 'align.gates',
    failure: outcome === 'fail' ? { type: rule, message } : null,
    skipped: outcome === 'waived' ? message : null,
    said: outcome === 'warn' ? gateWords.outcome({ outcome, message }) : message,
  };
}

function criterionCase(
  { report, find, textsOn, verdictOn, closerLookAt }: Known,
  { criterion, outcome, score }: Finding,
  point: string,
): TestCase {
  const { gates, waived } = verdictOn(criterion);
  const failing = gates.filter((gate) => gate.outcome === 'fail');
  const closer = closerLookAt(criterion);
  const words = outcomeInWords(report, outcome);
  const [gate] = failing;
  return {
    name: find.numbered(criterion),
    classname: `align.criteria.${point}`,
    failure: gate
      ? { type: gate.rule, message: failing.map(({ message }) => message).join('; ') }
      : null,
    skipped: score === null && !gate ? words : null,
    said: [
      find.criterion(criterion).question,
      machineWords.outcome({
        outcome: words,
        score: score === null ? null : formatScore(displayIn(report), score),
      }),
      ...textsOn(criterion),
      ...(waived === null ? [] : [machineWords.waived({ terms: waived })]),
      ...(closer === null ? [] : [machineWords.closer({ closer })]),
    ].join('\n'),
  };
}

/** Returns a test case that fails no build: the exit code does not follow it either. */
function asSkipped(testCase: TestCase): TestCase {
  const { failure, skipped } = testCase;
  return failure === null
    ? testCase
    : { ...testCase, failure: null, skipped: skipped ?? failure.message };
}

/** Test cases with their shared output. */
interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  readonly about?: readonly string[];
}

/** Returns the sources of the report, and the parts hidden for anonymity. */
function aboutReport(report: Report): readonly string[] {
  return [...participationInWords(report), ...sourcesInWords(report), ...anonymityInWords(report)];
}

function suite({ date }: Report, { name, cases, about = [] }: Suite): string {
  const skipped = cases.filter((testCase) => testCase.skipped !== null).length;
  const attributes = { name, ...counts(cases), skipped, timestamp: `${date}T00:00:00` };
  return element('testsuite', attributes, [
    ...cases.map(caseElement),
    ...(about.length > 0 ? [element('system-out', {}, [xmlText(about.join('\n'))])] : []),
  ]);
}

function counts(cases: readonly TestCase[]) {
  const failures = cases.filter(({ failure }) => failure !== null).length;
  return { tests: cases.length, failures, errors: 0, time: 0 };
}

function caseElement({ name, classname, failure, skipped, said }: TestCase): string {
  return element('testcase', { name, classname, time: 0 }, [
    ...(skipped === null ? [] : [element('skipped', { message: skipped }, [])]),
    ...(failure === null ? [] : [element('failure', failure, [xmlText(failure.message)])]),
    ...(said === null ? [] : [element('system-out', {}, [xmlText(said)])]),
  ]);
}

/** Returns the unscored answers to each criterion; in an anonymous report without names. */
function textsByCriterion(report: Report): (criterion: string) => readonly string[] {
  const find = reportIndex(report);
  const anonymous = new Map<string, AnswerValue[]>();
  for (const { criterion, answer } of report.anonymity?.texts ?? []) {
    const own = anonymous.get(criterion) ?? [];
    own.push(answer);
    anonymous.set(criterion, own);
  }
  return (criterion) => {
    const responses = find.finding(criterion)?.responses ?? [];
    const labels = (answer: AnswerValue | undefined) => inLabels(find.criterion(criterion), answer);
    return [
      ...responses.flatMap(({ said, answer, respondent }) =>
        said === 'text'
          ? [machineWords.line({ heading: find.name(respondent), text: labels(answer) })]
          : [],
      ),
      ...(anonymous.get(criterion) ?? []).map(labels),
    ];
  };
}

/** Returns texts unchanged, and ids of options by their labels. */
function inLabels(criterion: Criterion, answer: AnswerValue | undefined): string {
  const labels = labelsOf(criterion, answer ?? '');
  if (labels === null) return String(answer);
  return labels.length === 0 ? reportWords.noOption : labels.join(', ');
}
