import type { Gate } from '../policy/gate.ts';
import { asSentence } from '../text/phrases.ts';
import { gateWords } from '../words/gate.ts';
import { type Report, type ReportedVerdict, waiverOf } from './report.ts';

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

/** Returns until when, by whom and why a criterion is waived; `null` if it is not. */
export function waiverInWords({ verdict }: Report, criterion: string): string | null {
  const waiver = waiverOf(verdict?.waivers ?? [], criterion);
  return waiver && gateWords.waiverTerms(waiver);
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
