import type { Gap } from '../../analysis/gaps.ts';
import { formatPercent, formatScorePoints } from '../../numbers.ts';
import type { Gate, RuleName } from '../../policy/gate.ts';
import type { Response } from '../../scoring/responses.ts';
import { gateWords } from '../../words/gate.ts';
import { asSentence } from '../notes.ts';
import { levelQuoted, resultInWords, sourcesInWords } from '../phrases.ts';
import {
  type FindPlace,
  type Report,
  type ReportIndex,
  reportIndex,
  type SourcePlace,
} from '../report.ts';
import { closerLookInWords } from '../sections/gaps.ts';
import { leftOut } from '../sections/left-out.ts';
import { gateInWords, waiverInWords } from '../sections/verdict.ts';

/** Something that a program shows beside the answers: a gate that is not met, or a gap. */
export interface MachineFinding {
  /** What it is about, the same in every run, such as `gap/kpi-review` or `gate/points/kpis`. */
  readonly id: string;
  readonly rule: AlertRule;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  /** Who accepted it, until when and why; null where it is not waived. */
  readonly waived: string | null;
  /** One for each respondent whose file is known, the lowest answer first: many show no other. */
  readonly places: readonly SourcePlace[];
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
export function alertsOf(
  report: Report,
  findPlace: FindPlace = nowhere,
): readonly MachineFinding[] {
  const responses = new Map(report.findings.map((own) => [own.criterion, own.responses]));
  const known = { report, find: reportIndex(report), responses, findPlace };
  const unmet = (report.verdict?.gates ?? []).filter(isUnmet);
  return [
    ...unmet.map((gate) => gateAlert(known, gate)),
    ...report.gaps.map((gap) => gapAlert(known, gap)),
  ];
}

const nowhere: FindPlace = () => null;

const RULES: Readonly<Record<RuleName, Omit<AlertRule, 'id'>>> = gateWords.rules;

/** What every alert is made from. */
interface Known {
  readonly report: Report;
  readonly find: ReportIndex;
  /** By criterion. */
  readonly responses: ReadonlyMap<string, readonly Response[]>;
  readonly findPlace: FindPlace;
}

function isUnmet({ outcome }: Gate): boolean {
  return outcome === 'fail' || outcome === 'warn';
}

function gateAlert(known: Known, gate: Gate): MachineFinding {
  const { rule, subject, outcome, message } = gate;
  const isAboutCriterion = subject !== null && gatesAbout(known.report, subject).includes(gate);
  return {
    id: ['gate', rule, ...(subject === null ? [] : [subject])].join('/'),
    rule: { id: `gate/${rule}`, ...RULES[rule] },
    level: outcome === 'fail' ? 'error' : 'warning',
    message: asSentence(gateWords.outcome({ outcome, message })),
    waived: null,
    places: placesOf(known, isAboutCriterion ? subject : null),
  };
}

function gapAlert(known: Known, gap: Gap): MachineFinding {
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
      `Gap: ${criterion} scores ${formatPercent(score, [target.score])}, ${levelQuoted(now)}, and should be ` +
        `at ${levelQuoted(target)}; closing it lifts the score by ${formatScorePoints(impact)}.`,
      ...next,
    ].join(' '),
    waived: waiverInWords(known.report, criterion),
    places: placesOf(known, criterion),
  };
}

/** Every gap is of a rule of its own, so that programs can tell and count them. */
function gapRule(find: ReportIndex, { criterion, point, target, evidence }: Gap): AlertRule {
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

function placesOf({ report, responses, findPlace }: Known, criterion: string | null) {
  const heard = criterion === null ? [] : (responses.get(criterion) ?? []);
  const scores = new Map(heard.map(({ respondent, score }) => [respondent, score]));
  const scoreOf = (id: string) => scores.get(id) ?? BEYOND_ALL_LEVELS;
  return report.respondents
    .toSorted((a, b) => scoreOf(a.id) - scoreOf(b.id))
    .flatMap(({ id }) => findPlace(id, criterion) ?? []);
}

/** Who gave no level comes last. */
const BEYOND_ALL_LEVELS = 2;

/** What programs should know that is no alert. */
export interface MachineNote {
  readonly level: 'warning' | 'note';
  readonly text: string;
}

/** The result, what is waived, what the waivers need, what the score does not rest on, and what it does. */
export function machineNotes(report: Report): readonly MachineNote[] {
  const { gates = [], waivers = [], reportOnly = false } = report.verdict ?? {};
  const waived = gates.filter(({ outcome }) => outcome === 'waived');
  const warnings = waivers.flatMap(({ warning }) => warning ?? []);
  return [
    note(`${report.subject}: ${resultInWords(report, report.result)}`),
    ...(reportOnly ? [note(gateWords.reportOnly)] : []),
    ...waived.map((gate) => note(gateInWords(gate))),
    ...[...warnings, ...report.warnings].map((text): MachineNote => ({ level: 'warning', text })),
    ...leftOut({ ...report, warnings: [] }).flatMap(({ heading, entries }) =>
      entries.map(({ line }) => note(`${heading}: ${line}`)),
    ),
    ...sourcesInWords(report).map(note),
  ];
}

function note(text: string): MachineNote {
  return { level: 'note', text };
}

/** The rules that judge criteria. A point or a group may have the same id as a criterion. */
const JUDGE_CRITERIA: readonly RuleName[] = [
  'criteria',
  'maxDrop.keyCriterion',
  'noNewGaps',
  'maxPerceptionGap',
];

/** The gates that are about one criterion, whatever they came to. */
export function gatesAbout({ verdict }: Report, criterion: string): readonly Gate[] {
  return (verdict?.gates ?? []).filter(
    ({ rule, subject }) => subject === criterion && JUDGE_CRITERIA.includes(rule),
  );
}
