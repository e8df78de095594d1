import type { GapReport } from '../../analysis/gap-report.ts';
import { isKey } from '../../checklist/lookup.ts';
import { formatPercent } from '../../numbers.ts';
import type { Finding } from '../../scoring/finding.ts';
import { asSentence } from '../../text/phrases.ts';
import { gateWords } from '../../words/gate.ts';
import { machineWords as words } from '../../words/machine.ts';
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
interface MachineNote {
  readonly level: 'warning' | 'note';
  readonly text: string;
}

/** Returns the result, waived rules, warnings, criteria excluded from the score, and sources. */
export function machineNotes(report: Report): readonly MachineNote[] {
  const { gates = [], waivers = [], reportOnly = false } = report.verdict ?? {};
  const waived = gates.filter(({ outcome }) => outcome === 'waived');
  const warnings = waivers.flatMap(({ warning }) => warning ?? []);
  return [
    note(words.line({ heading: report.subject, text: resultInWords(report, report.result) })),
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

/** Returns the criteria that the score leaves out and the figures that are hidden, with reasons. */
function leftOut(report: GapReport): readonly string[] {
  const heads = words.leftOut;
  const parts = [
    { heading: reportWords.whoAnswers, lines: participationInWords(report).map(asSentence) },
    { heading: heads.notApplicable, lines: notApplicable(report) },
    { heading: heads.disputed, lines: disputed(report) },
    { heading: heads.byNobody, lines: byNobody(report) },
    { heading: heads.blank, lines: byRespondent(report) },
    { heading: heads.notAsked, lines: notAsked(report) },
  ];
  return [
    ...parts.flatMap(({ heading, lines }) => lines.map((text) => words.line({ heading, text }))),
    ...anonymityInWords(report),
  ];
}

/** Returns the share of the weight that is not applicable, then each criterion with its reasons. */
function notApplicable(report: GapReport): readonly string[] {
  const find = reportIndex(report);
  const { entries, weightShare, scoreIfZero } = report.notApplicable;
  if (entries.length === 0) return [];
  return [
    reportWords.notApplicableShare({
      share: formatPercent(weightShare),
      scoreIfZero: scoreInWords(report, scoreIfZero),
    }),
    ...entries.map((entry) =>
      words.notApplicable({
        criterion: find.numbered(entry.criterion),
        share: formatPercent(entry.weightShare),
        scoreIfZero: scoreInWords(report, entry.scoreIfZero),
        claims: entry.claims.map(({ respondent, reason }) => ({
          who: find.name(respondent),
          reason,
        })),
      }),
    ),
  ];
}

function disputed(report: GapReport): readonly string[] {
  const find = reportIndex(report);
  return report.notApplicable.disputed.map(({ criterion, respondent, reason }) =>
    words.disputed({
      criterion: find.numbered(criterion),
      who: find.name(respondent),
      reason: asSentence(reason),
    }),
  );
}

function byNobody(report: GapReport): readonly string[] {
  const { numbered } = reportIndex(report);
  return report.unanswered.byNobody.map((id) => words.byNobody({ criterion: numbered(id) }));
}

function byRespondent(report: GapReport): readonly string[] {
  const { name, numbered } = reportIndex(report);
  return report.unanswered.byRespondent.map(({ respondent, unknown, unanswered }) =>
    words.blank({
      who: name(respondent),
      unknown: unknown.map(numbered),
      unanswered: unanswered.map(numbered),
    }),
  );
}

function notAsked(report: GapReport): readonly string[] {
  const { findings, mode, respondents } = report;
  const find = reportIndex(report);
  const meant = findings.filter(
    ({ criterion }) => mode === 'full' || isKey(find.criterion(criterion)),
  );
  const numbered = (some: readonly Finding[]) =>
    some.map(({ criterion }) => find.numbered(criterion));
  const excluded = numbered(meant.filter(({ outcome }) => outcome === 'not-asked'));
  const asked = meant.filter(({ outcome }) => outcome !== 'not-asked');
  const unasked = respondents.flatMap(({ id, name }) => {
    const criteria = numbered(
      asked.filter(({ responses }) =>
        responses.some(({ respondent, said }) => respondent === id && said === 'not-asked'),
      ),
    );
    return criteria.length === 0 ? [] : [words.notAsked({ who: name, criteria })];
  });
  return [...(excluded.length === 0 ? [] : [words.excluded({ criteria: excluded })]), ...unasked];
}
