import type { Gate } from '../../policy/gate.ts';
import { waiverOf } from '../../policy/waivers.ts';
import { count } from '../../words/grammar.ts';
import { asSentence, entriesOf, type NoteSection } from '../notes.ts';
import type { Report, ReportedVerdict } from '../report.ts';

/** What a policy makes of the audit: what is not met, and what is accepted for now. */
export function verdictInWords({ verdict }: Report): NoteSection {
  const heading = 'Verdict';
  if (verdict === null) return { heading, entries: [] };
  const { gates, waivers } = verdict;
  const warnings = waivers.flatMap(({ warning }) => (warning === null ? [] : [warning]));
  return {
    heading,
    intro: verdictInBrief(verdict),
    entries: entriesOf([
      ...those(gates, 'fail').map((gate) => asSentence(`Not met: ${gateInWords(gate)}`)),
      ...those(gates, 'warn').map((gate) => asSentence(`Warning: ${gateInWords(gate)}`)),
      ...warnings.map((warning) => asSentence(`Warning: ${warning}`)),
      ...those(gates, 'waived').map((gate) => asSentence(`Waived: ${gateInWords(gate)}`)),
    ]),
  };
}

/** A gate with its rule, as in "minScore: the score of 69.96 is below 70". */
export function gateInWords({ rule, message }: Gate): string {
  return `${rule}: ${message}`;
}

/** Who accepted a criterion as it is, until when and why; null where it is not waived. */
export function waiverInWords({ verdict }: Report, criterion: string): string | null {
  const waiver = waiverOf(verdict?.waivers ?? [], criterion);
  return waiver && `by ${waiver.approver} until ${waiver.expires}: ${waiver.reason}`;
}

const OUTCOMES = [
  ['fail', 'not met'],
  ['warn', 'not met, as a warning only'],
  ['waived', 'waived'],
  ['pass', 'met'],
] as const;

function verdictInBrief({ passed, gates, usedDay, reportOnly }: ReportedVerdict): string {
  const counts = OUTCOMES.flatMap(([outcome, words]) => {
    const found = those(gates, outcome).length;
    return found === 0 ? [] : [`${count(found, { one: 'gate', other: 'gates' })} ${words}`];
  });
  return [
    `${passed ? 'Passed' : 'Not passed'}: ${counts.join(', ') || 'the policy has no rules'}.`,
    ...(usedDay === null ? [] : [`Judged as of ${usedDay}.`]),
    ...(reportOnly ? ['Report only: the exit code takes no notice of the verdict.'] : []),
  ].join(' ');
}

function those(gates: readonly Gate[], outcome: Gate['outcome']): readonly Gate[] {
  return gates.filter((own) => own.outcome === outcome);
}
