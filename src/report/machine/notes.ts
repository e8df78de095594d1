import type { GapReport } from '../../analysis/gap-report.ts';
import { isKey } from '../../checklist/lookup.ts';
import { formatPercent } from '../../numbers.ts';
import { asSentence } from '../../text/phrases.ts';
import { gateWords } from '../../words/gate.ts';
import { reportWords } from '../../words/report.ts';
import {
  anonymityInWords,
  gateInWords,
  participationInWords,
  resultInWords,
  scoreInWords,
  sourcesInWords,
} from '../phrases.ts';
import { type Report, reportIndex } from '../report.ts';

/** Note for programs that is no finding. */
export interface MachineNote {
  readonly level: 'warning' | 'note';
  readonly text: string;
}

/** Returns the result, waived rules, warnings, criteria excluded from the score, and sources. */
export function machineNotes(report: Report): readonly MachineNote[] {
  const { gates = [], waivers = [], reportOnly = false } = report.verdict ?? {};
  const waived = gates.filter(({ outcome }) => outcome === 'waived');
  const warnings = waivers.flatMap(({ warning }) => warning ?? []);
  return [
    note(`${report.subject}: ${resultInWords(report, report.result)}`),
    ...(reportOnly ? [note(gateWords.reportOnly)] : []),
    ...waived.map((gate) => note(gateInWords(gate))),
    ...[...warnings, ...report.warnings].map((text): MachineNote => ({ level: 'warning', text })),
    ...leftOut(report).map(note),
    ...sourcesInWords(report).map(note),
  ];
}

function note(text: string): MachineNote {
  return { level: 'note', text };
}

/** Returns what the score does not show, with reasons. */
function leftOut(report: GapReport): readonly string[] {
  const parts = [
    { heading: reportWords.whoAnswers, lines: participationInWords(report).map(asSentence) },
    { heading: 'Not applicable', lines: ledger(report) },
    { heading: 'Not applicable, but disputed', lines: disputed(report) },
    { heading: 'Nobody could answer', lines: byNobody(report) },
    { heading: 'Left blank', lines: byRespondent(report) },
    { heading: 'Not asked', lines: notAsked(report) },
  ];
  return [
    ...parts.flatMap(({ heading, lines }) => lines.map((line) => `${heading}: ${line}`)),
    ...anonymityInWords(report),
  ];
}

function ledger(report: GapReport): readonly string[] {
  const find = reportIndex(report);
  const { entries, weightShare, scoreIfZero } = report.notApplicable;
  if (entries.length === 0) return [];
  const sum =
    `${formatPercent(weightShare)} of the weight was called not applicable and is left out; ` +
    `counted as 0 it would make the score ${scoreInWords(report, scoreIfZero)}.`;
  return [
    sum,
    ...entries.map(({ criterion, claims, weightShare: share, scoreIfZero: ifZero }) => {
      const reasons = claims.map(({ respondent, reason }) => `${find.name(respondent)}: ${reason}`);
      return (
        `${find.numbered(criterion)} (${formatPercent(share)} of the weight; counted as 0 the score would be ` +
        `${scoreInWords(report, ifZero)}). ${reasons.join('; ')}`
      );
    }),
  ];
}

function disputed(report: GapReport): readonly string[] {
  const find = reportIndex(report);
  return report.notApplicable.disputed.map(
    ({ criterion, respondent, reason }) =>
      `${find.numbered(criterion)}: ${find.name(respondent)} calls it not applicable (${reason}), ` +
      'others gave a level; counted as a blank.',
  );
}

function byNobody(report: GapReport): readonly string[] {
  const { numbered } = reportIndex(report);
  return report.unanswered.byNobody.map(
    (criterion) => `${numbered(criterion)} lowers the coverage, not the score.`,
  );
}

function byRespondent(report: GapReport): readonly string[] {
  const find = reportIndex(report);
  return report.unanswered.byRespondent.map(({ respondent, unknown, unanswered }) => {
    const parts = [
      ...(unknown.length > 0 ? [`does not know ${unknown.map(find.numbered).join('; ')}`] : []),
      ...(unanswered.length > 0
        ? [`did not answer ${unanswered.map(find.numbered).join('; ')}`]
        : []),
    ];
    return `${find.name(respondent)} ${parts.join('; ')}.`;
  });
}

function notAsked(report: GapReport): readonly string[] {
  const { findings, mode, respondents } = report;
  const find = reportIndex(report);
  const meant = findings.filter(
    ({ criterion }) => mode === 'full' || isKey(find.criterion(criterion)),
  );
  const nobody = meant.filter(({ outcome }) => outcome === 'not-asked');
  const some = meant.filter(({ outcome }) => outcome !== 'not-asked');
  const names = nobody.map(({ criterion }) => find.numbered(criterion));
  const unasked = respondents.flatMap(({ id, name }) => {
    const findings = some.filter(({ responses }) =>
      responses.some(({ respondent, said }) => respondent === id && said === 'not-asked'),
    );
    const list = findings.map(({ criterion }) => find.numbered(criterion)).join('; ');
    return findings.length === 0 ? [] : [`${name} was not asked ${list}.`];
  });
  return [
    ...(names.length === 0 ? [] : [`The condition does not hold for ${names.join('; ')}.`]),
    ...unasked,
  ];
}
