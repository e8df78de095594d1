import type { Gap } from '../analysis/gaps.ts';
import type { Gate } from '../policy/gate.ts';
import { GATE_RULES } from './gate-rules.ts';
import { gatesAbout } from './gates-about.ts';
import { lookupIn } from './lookup.ts';
import { asSentence } from './notes.ts';
import { hundredths, percent } from './numbers.ts';
import type { FindPlace, Place } from './places.ts';
import type { Report } from './report.ts';
import { waiverInWords } from './verdict-in-words.ts';
import { levelQuoted } from './words.ts';

/** Something that a program shows beside the answers: a gate that is not met, or a gap. */
export interface Alert {
  /** What it is about, the same in every run, such as `gap/kpi-review` or `gate/points/kpis`. */
  readonly id: string;
  readonly rule: AlertRule;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  /** Who accepted it, until when and why; null where it is not waived. */
  readonly waived: string | null;
  /** One for each respondent whose file is known, the lowest answer first: many show no other. */
  readonly places: readonly Place[];
}

/** What alerts of one kind have in common. */
export interface AlertRule {
  readonly id: string;
  readonly title: string;
  readonly help: string;
}

/**
 * What is wrong, gates that are not met first, then gaps, costliest first. A gap is as bad as the
 * gates about its criterion make it, and a note where there are none.
 */
export function alertsOf(report: Report, find: FindPlace = nowhere): readonly Alert[] {
  const unmet = (report.verdict?.gates ?? []).filter(isUnmet);
  return [
    ...unmet.map((gate) => gateAlert(report, gate, find)),
    ...report.gaps.map((gap) => gapAlert(report, gap, find)),
  ];
}

const nowhere: FindPlace = () => null;

function isUnmet({ outcome }: Gate): boolean {
  return outcome === 'fail' || outcome === 'warn';
}

function gateAlert(report: Report, gate: Gate, find: FindPlace): Alert {
  const { rule, subject, outcome, message } = gate;
  const isAboutCriterion = subject !== null && gatesAbout(report, subject).includes(gate);
  return {
    id: ['gate', rule, ...(subject === null ? [] : [subject])].join('/'),
    rule: { id: `gate/${rule}`, ...GATE_RULES[rule] },
    level: outcome === 'fail' ? 'error' : 'warning',
    message: asSentence(`Not met: ${message}`),
    waived: null,
    places: placesOf(report, isAboutCriterion ? subject : null, find),
  };
}

function gapAlert(report: Report, gap: Gap, find: FindPlace): Alert {
  const { criterion, score, now, target, impact, advice } = gap;
  const outcomes = gatesAbout(report, criterion).map(({ outcome }) => outcome);
  const next = advice ? ` Do: ${advice.do}` : '';
  return {
    id: `gap/${criterion}`,
    rule: gapRule(report, gap),
    level: outcomes.includes('fail') ? 'error' : outcomes.includes('warn') ? 'warning' : 'note',
    message:
      `Gap: ${criterion} scores ${percent(score, [target.score])}, ${levelQuoted(now)}, and should be ` +
      `at ${levelQuoted(target)}; closing it lifts the score by ${hundredths(impact)}.${next}`,
    waived: waiverInWords(report, criterion),
    places: placesOf(report, criterion, find),
  };
}

/** Every gap is of a rule of its own, so that programs can tell and count them. */
function gapRule(report: Report, { criterion, point, target, evidence }: Gap): AlertRule {
  const find = lookupIn(report);
  const { title, why } = find.point(point);
  return {
    id: `gap/${criterion}`,
    title: find.criterion(criterion).question,
    help: [
      `${title}.${why === undefined ? '' : ` ${why}`}`,
      `To be reached: ${levelQuoted(target)}. ${target.description}`,
      ...(evidence.length > 0 ? [`Ask to see: ${evidence.join('; ')}`] : []),
    ].join('\n'),
  };
}

function placesOf(
  { respondents, findings }: Report,
  criterion: string | null,
  find: FindPlace,
): readonly Place[] {
  const voices = findings.find((own) => own.criterion === criterion)?.voices ?? [];
  const scores = new Map(voices.map(({ respondent, score }) => [respondent, score]));
  const scoreOf = (id: string) => scores.get(id) ?? BEYOND_ALL_LEVELS;
  return respondents
    .toSorted((a, b) => scoreOf(a.id) - scoreOf(b.id))
    .flatMap(({ id }) => find(id, criterion) ?? []);
}

/** Who gave no level comes last. */
const BEYOND_ALL_LEVELS = 2;
