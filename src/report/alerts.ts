import type { Gap } from '../analysis/gaps.ts';
import type { Gate } from '../policy/gate.ts';
import type { Voice } from '../scoring/voices.ts';
import { closerLookInWords } from './closer-looks-in-words.ts';
import { GATE_RULES } from './gate-rules.ts';
import { gatesAbout } from './gates-about.ts';
import { type Lookup, lookupIn } from './lookup.ts';
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
export function alertsOf(report: Report, findPlace: FindPlace = nowhere): readonly Alert[] {
  const voices = new Map(report.findings.map((own) => [own.criterion, own.voices]));
  const known = { report, find: lookupIn(report), voices, findPlace };
  const unmet = (report.verdict?.gates ?? []).filter(isUnmet);
  return [
    ...unmet.map((gate) => gateAlert(known, gate)),
    ...report.gaps.map((gap) => gapAlert(known, gap)),
  ];
}

const nowhere: FindPlace = () => null;

/** What every alert is made from. */
interface Known {
  readonly report: Report;
  readonly find: Lookup;
  /** By criterion. */
  readonly voices: ReadonlyMap<string, readonly Voice[]>;
  readonly findPlace: FindPlace;
}

function isUnmet({ outcome }: Gate): boolean {
  return outcome === 'fail' || outcome === 'warn';
}

function gateAlert(known: Known, gate: Gate): Alert {
  const { rule, subject, outcome, message } = gate;
  const isAboutCriterion = subject !== null && gatesAbout(known.report, subject).includes(gate);
  return {
    id: ['gate', rule, ...(subject === null ? [] : [subject])].join('/'),
    rule: { id: `gate/${rule}`, ...GATE_RULES[rule] },
    level: outcome === 'fail' ? 'error' : 'warning',
    message: asSentence(`Not met: ${message}`),
    waived: null,
    places: placesOf(known, isAboutCriterion ? subject : null),
  };
}

function gapAlert(known: Known, gap: Gap): Alert {
  const { criterion, score, now, target, impact, advice } = gap;
  const outcomes = gatesAbout(known.report, criterion).map(({ outcome }) => outcome);
  const closer = closerLookInWords(known.report, criterion);
  const next = [
    ...(advice ? [`Do: ${asSentence(advice.do.trim())}`] : []),
    ...(closer === null ? [] : [`Look at ${closer}`]),
  ];
  return {
    id: `gap/${criterion}`,
    rule: gapRule(known.find, gap),
    level: outcomes.includes('fail') ? 'error' : outcomes.includes('warn') ? 'warning' : 'note',
    message: [
      `Gap: ${criterion} scores ${percent(score, [target.score])}, ${levelQuoted(now)}, and should be ` +
        `at ${levelQuoted(target)}; closing it lifts the score by ${hundredths(impact)}.`,
      ...next,
    ].join(' '),
    waived: waiverInWords(known.report, criterion),
    places: placesOf(known, criterion),
  };
}

/** Every gap is of a rule of its own, so that programs can tell and count them. */
function gapRule(find: Lookup, { criterion, point, target, evidence }: Gap): AlertRule {
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

function placesOf({ report, voices, findPlace }: Known, criterion: string | null) {
  const heard = criterion === null ? [] : (voices.get(criterion) ?? []);
  const scores = new Map(heard.map(({ respondent, score }) => [respondent, score]));
  const scoreOf = (id: string) => scores.get(id) ?? BEYOND_ALL_LEVELS;
  return report.respondents
    .toSorted((a, b) => scoreOf(a.id) - scoreOf(b.id))
    .flatMap(({ id }) => findPlace(id, criterion) ?? []);
}

/** Who gave no level comes last. */
const BEYOND_ALL_LEVELS = 2;
