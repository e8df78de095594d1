import { spokenNames } from '../checklist/naming.ts';
import { type Gate, SUBJECTS } from '../policy/gate.ts';
import { asSentence } from '../text/phrases.ts';
import { gateWords } from '../words/gate.ts';
import { type Report, type ReportedVerdict, waiversInForce } from './report.ts';

/** Returns failed, warned and waived rules, and what else is to know about the verdict. */
export function verdictLines(verdict: ReportedVerdict): readonly string[] {
  const { gates, waivers } = verdict;
  const warnings = waivers.flatMap(({ warning }) => warning ?? []);
  return [
    ...verdict.loosened.map((change) => asSentence(gateWords.loosened.entry({ change }))),
    ...those(gates, 'fail').map(gateInWords),
    ...those(gates, 'warn').map(gateInWords),
    ...warnings.map((message) => asSentence(gateWords.outcome({ outcome: 'warn', message }))),
    ...those(gates, 'waived').map(gateInWords),
    ...verdict.notices.map((notice) => asSentence(gateWords.notice({ notice }))),
  ];
}

/** Returns the result of a rule, as in "Failed: minScore: score 69.96%, minimum 70%." */
export function gateInWords({ rule, message, outcome }: Gate): string {
  return asSentence(gateWords.outcome({ outcome, message: gateWords.rule({ rule, message }) }));
}

/** Verdict on one criterion. */
export interface VerdictOnCriterion {
  /** Results of the rules on the criterion, passed or not. */
  readonly gates: readonly Gate[];
  /** Until when, by whom and why the criterion is waived; `null` if it is not. */
  readonly waived: string | null;
}

/** Returns the verdict on each criterion by its id, from one pass over rules and waivers. */
export function verdictByCriterion(report: Report): (criterion: string) => VerdictOnCriterion {
  const gates = new Map<string, Gate[]>();
  for (const gate of report.verdict?.gates ?? []) {
    if (gate.subject === null || SUBJECTS[gate.rule] !== 'criterion') continue;
    const own = gates.get(gate.subject) ?? [];
    own.push(gate);
    gates.set(gate.subject, own);
  }
  const waivers = waiversInForce(report);
  return (criterion) => {
    const waiver = waivers.get(criterion);
    return {
      gates: gates.get(criterion) ?? [],
      waived: waiver ? gateWords.waiverTerms(waiver) : null,
    };
  };
}

/** Returns a function that gives the name of the part that a rule judged; `null` for the whole. */
export function subjectNames({ checklist }: Report): (gate: Gate) => string | null {
  const names = spokenNames(checklist.definition);
  return ({ rule, subject }) => {
    const kind = SUBJECTS[rule];
    return subject === null || kind === undefined ? subject : names[kind](subject);
  };
}

/** Returns whether the gate is met, by how many rules and on which day. */
export function verdictInBrief({ passed, gates, usedDay, reportOnly }: ReportedVerdict): string {
  const countOf = (outcome: Gate['outcome']) => those(gates, outcome).length;
  return [
    gateWords.summary({
      isPassed: passed,
      passed: countOf('pass'),
      failed: countOf('fail'),
      warnings: countOf('warn'),
      waived: countOf('waived'),
    }),
    ...(usedDay === null ? [] : [gateWords.evaluated({ day: usedDay })]),
    ...(reportOnly ? [gateWords.reportOnly] : []),
  ].join(' ');
}

function those(gates: readonly Gate[], outcome: Gate['outcome']): readonly Gate[] {
  return gates.filter((gate) => gate.outcome === outcome);
}
