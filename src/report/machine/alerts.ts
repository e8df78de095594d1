import { createHash } from 'node:crypto';
import type { Gap } from '../../analysis/gaps.ts';
import { isNumbered, type Level, levelInWords } from '../../checklist/criteria/scale.ts';
import { formatScore, formatScorePoints } from '../../numbers.ts';
import { type Gate, type RuleName, SUBJECTS } from '../../policy/gate.ts';
import type { Response } from '../../scoring/responses.ts';
import { asSentence } from '../../text/phrases.ts';
import { safeJson, safeText } from '../../text/safe.ts';
import { sarifLog } from '../../text/sarif.ts';
import { gateWords } from '../../words/gate.ts';
import { machineWords as words } from '../../words/machine.ts';
import { closerLooks, subjectNames, verdictByCriterion } from '../phrases.ts';
import {
  displayIn,
  type FindPlace,
  type Report,
  type ReportIndex,
  reportIndex,
  type SourcePlace,
} from '../report.ts';
import type { RenderOptions } from '../view.ts';
import { machineNotes } from './notes.ts';

/** Finding that a program shows beside the answers: an unmet rule, or a gap. */
interface MachineFinding {
  /** Id, the same in every run, such as `gap/kpi-review` or `gate/points/kpis`. */
  readonly id: string;
  /** Subject for a list, such as "7.2 Return reasons". */
  readonly name: string;
  readonly rule: AlertRule;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  /** Approver, end and reason of the waiver; `null` if there is none. */
  readonly waived: string | null;
  /**
   * Places of the answers in known files, lowest answer first: many programs show only the first.
   */
  readonly places: readonly SourcePlace[];
}

/** Properties that findings of one kind share. */
interface AlertRule {
  readonly id: string;
  readonly title: string;
  readonly help: string;
}

/**
 * Returns the findings: unmet rules first, then gaps, largest impact first. A gap is as severe as
 * the rules on its criterion; without any it is a note.
 */
function alertsOf(
  report: Report,
  { places: findPlace = nowhere, home = ROOT }: Pick<RenderOptions, 'places' | 'home'> = {},
): readonly MachineFinding[] {
  const responses = new Map(
    report.findings.map((finding) => [finding.criterion, finding.responses]),
  );
  const known = {
    ...{ report, find: reportIndex(report), responses, findPlace, home },
    ...{ verdictOn: verdictByCriterion(report), subjectOf: subjectNames(report) },
    closerLookAt: closerLooks(report),
  };
  const unmet = (report.verdict?.gates ?? []).filter(isUnmet);
  return [
    ...unmet.map((gate) => gateAlert(known, gate)),
    ...report.gaps.map((gap) => gapAlert(known, gap)),
  ];
}

const nowhere: FindPlace = () => null;

/** Beginning of the repository, if nothing else is known. */
const ROOT: SourcePlace = { file: '.', line: 1, column: 1 };

const RULES: Readonly<Record<RuleName, Omit<AlertRule, 'id'>>> = gateWords.rules;

/** Input of every finding. */
interface Known {
  readonly report: Report;
  readonly find: ReportIndex;
  /** Answers by criterion id. */
  readonly responses: ReadonlyMap<string, readonly Response[]>;
  readonly findPlace: FindPlace;
  readonly home: SourcePlace;
  readonly verdictOn: ReturnType<typeof verdictByCriterion>;
  readonly subjectOf: ReturnType<typeof subjectNames>;
  readonly closerLookAt: ReturnType<typeof closerLooks>;
}

function isUnmet({ outcome }: Gate): boolean {
  return outcome === 'fail' || outcome === 'warn';
}

function gateAlert(known: Known, gate: Gate): MachineFinding {
  const { rule, subject, outcome, message } = gate;
  const isAboutCriterion = SUBJECTS[rule] === 'criterion';
  const about = known.subjectOf(gate);
  return {
    id: ['gate', rule, ...(subject === null ? [] : [subject])].join('/'),
    name: about === null ? rule : gateWords.ruleOn({ rule, subject: about }),
    rule: { id: `gate/${rule}`, ...RULES[rule] },
    level: outcome === 'fail' ? 'error' : 'warning',
    message: asSentence(gateWords.outcome({ outcome, message })),
    waived: null,
    places: placesOf(known, isAboutCriterion ? subject : null),
  };
}

function gapAlert(known: Known, gap: Gap): MachineFinding {
  const { criterion, score, now, target, impact, advice } = gap;
  const { gates, waived } = known.verdictOn(criterion);
  const outcomes = gates.map(({ outcome }) => outcome);
  const closer = known.closerLookAt(criterion);
  const next = [
    ...(advice ? [words.action({ action: asSentence(advice.do.trim()) })] : []),
    ...(closer === null ? [] : [words.closer({ closer })]),
  ];
  return {
    id: `gap/${criterion}`,
    name: known.find.numbered(criterion),
    rule: gapRule(known.find, gap),
    level: outcomes.includes('fail') ? 'error' : outcomes.includes('warn') ? 'warning' : 'note',
    message: [
      words.gap({
        criterion: known.find.numbered(criterion),
        score: formatScore(displayIn(known.report), score, [target.score]),
        now: levelOrAnswer(now),
        target: levelOrAnswer(target),
        gain: formatScorePoints(displayIn(known.report), impact),
      }),
      ...next,
    ].join(' '),
    waived,
    places: placesOf(known, criterion),
  };
}

/** Returns a rule for one gap, so that programs can distinguish and count gaps. */
function gapRule(find: ReportIndex, { criterion, point, target, evidence }: Gap): AlertRule {
  const { title, why } = find.point(point);
  return {
    id: `gap/${criterion}`,
    title: find.numbered(criterion),
    help: [
      words.about({ point: title, why: why ?? null }),
      find.criterion(criterion).question,
      words.target({ level: levelOrAnswer(target), description: target.description }),
      ...(evidence.length > 0 ? [words.evidence({ evidence })] : []),
    ].join('\n'),
  };
}

/** Returns a level for a sentence: "level 2 (Documented)", or an answer in quotes. */
function levelOrAnswer(level: Level): string {
  return isNumbered(level) ? levelInWords(level) : words.answer({ label: level.label });
}

/** Returns at least one place: programs refuse findings without one. */
function placesOf({ report, responses, findPlace, home }: Known, criterion: string | null) {
  const heard = criterion === null ? [] : (responses.get(criterion) ?? []);
  const scores = new Map(heard.map(({ respondent, score }) => [respondent, score]));
  const scoreOf = (id: string) => scores.get(id) ?? BEYOND_ALL_LEVELS;
  const places = report.respondents
    .toSorted((a, b) => scoreOf(a.id) - scoreOf(b.id))
    .flatMap(({ id }) => findPlace(id, criterion) ?? [])
    .slice(0, MOST_PLACES);
  return places.length === 0 ? [home] : places;
}

/** Most places of a finding, the lowest answers; code scanning takes no more. */
const MOST_PLACES = 10;

/** Sort key of answers without a level, which come last. */
const BEYOND_ALL_LEVELS = 2;

/** Writes SARIF 2.1.0 with a result for each unmet rule and each gap that is not waived. */
export function sarif(report: Report, view: RenderOptions): string {
  const results = shownIn(report, view).map(({ id, waived, ...alert }) => ({
    ...alert,
    fingerprint: `${report.checklist.id}/${id}`,
    accepted: waived === null ? null : words.waived({ terms: waived }),
  }));
  return sarifLog(report, results, machineNotes(report));
}

/** Returns the findings without waived gaps, which programs that ignore suppressions would keep open. */
function shownIn(report: Report, view: RenderOptions): readonly MachineFinding[] {
  return alertsOf(report, view).filter(({ waived }) => waived === null || view.withWaived);
}

/**
 * Writes a Code Quality report of GitLab: an issue for each unmet rule and each gap that is not waived.
 * The fingerprint of an issue is the same in every round, so that merge requests show what changed.
 */
export function gitlab(report: Report, view: RenderOptions): string {
  const issues = shownIn(report, view).map(({ id, rule, level, message, places: [place] }) => ({
    // Of the Code Climate format, which GitLab reads; it also tells align that the file is its own.
    engine_name: report.generator,
    description: safeText(message),
    check_name: rule.id,
    fingerprint: createHash('sha256').update(`${report.checklist.id}/${id}`).digest('hex'),
    severity: SEVERITIES[level],
    location: { path: place?.file ?? '.', lines: { begin: place?.line ?? 1 } },
  }));
  return safeJson(issues);
}

const SEVERITIES = { error: 'major', warning: 'minor', note: 'info' } as const;

/** Number of annotations of one kind that GitHub shows for one step. */
const MOST_ANNOTATIONS = 10;

/**
 * Writes findings as workflow commands of GitHub Actions, which become annotations. The ten most
 * severe are written, and one that counts the rest. Notes follow as plain lines of the log.
 */
export function github(report: Report, view: RenderOptions): string {
  const alerts = alertsOf(report, view).toSorted((a, b) => badness(a) - badness(b));
  return [
    ...alerts.slice(0, MOST_ANNOTATIONS).map(annotation),
    ...rest(alerts.slice(MOST_ANNOTATIONS)),
    ...machineNotes(report).map(({ text }) => `- ${logText(text)}`),
    report.generator,
    '',
  ].join('\n');
}

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** Returns the sort key of a finding: more severe findings have smaller keys. */
function badness({ level, waived }: MachineFinding): number {
  return Object.keys(COMMANDS).indexOf(level) + (waived === null ? 0 : 0.5);
}

function annotation({ level, rule, message, waived, places }: MachineFinding): string {
  const isOpen = waived === null;
  const text = isOpen ? message : `${asSentence(words.waived({ terms: waived }))} ${message}`;
  return command(COMMANDS[level], { ...whereIn(places), title: rule.title }, text);
}

function whereIn([place]: MachineFinding['places']): Properties {
  return place ? { file: place.file, line: place.line, col: place.column } : {};
}

/** Returns one annotation for findings that GitHub would not show, at the place of the first. */
function rest(alerts: readonly MachineFinding[]): readonly string[] {
  const [first] = alerts;
  if (!first) return [];
  const findings = alerts.map(({ name, waived }) =>
    waived === null ? name : words.isWaived({ name }),
  );
  const title = words.moreAlerts({ alerts: alerts.length });
  return [command('notice', { ...whereIn(first.places), title }, words.notShown({ findings }))];
}

type Properties = Readonly<Record<string, string | number>>;

function command(name: string, properties: Properties, message: string): string {
  const written = Object.entries(properties).map(
    ([property, value]) => `${property}=${escapeProperty(String(value))}`,
  );
  return `::${name} ${written.join(',')}::${escapeMessage(message)}`;
}

/** Characters that GitHub decodes in a command. */
const ESCAPES = new Map([
  ['%', '%25'],
  ['\r', '%0D'],
  ['\n', '%0A'],
]);

function escapeMessage(text: string): string {
  return text
    .split(/([%\r\n])/)
    .map((part) => ESCAPES.get(part) ?? safeText(part))
    .join('');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Returns a line of the log that GitHub cannot take for an older command, `##[error]`. */
function logText(text: string): string {
  return safeText(text).replaceAll('##', '# #');
}
